import { useTranslation } from 'react-i18next';
import { formatDay } from '@/lib/dates';
import { personName } from '@/lib/viewer';
import type { Evaluation } from './documents';
import styles from './evaluation.module.css';

/** The experts, and while they score whether each has handed in; what they gave stays hidden until all have. */
export function Panel({ panel, state }: { panel: Evaluation['panel']; state: string }) {
  const { t, i18n } = useTranslation('evaluation');
  if (panel.length === 0) return <p className={styles.quiet}>{t('scoring.noPanel')}</p>;
  const done = panel.filter((m) => m.submittedAt).length;
  return (
    <>
      {state === 'scoring' && <p>{t('scoring.handedIn', { done, count: panel.length })}</p>}
      <ul className={styles.experts}>
        {panel.map((m) => (
          <li key={m.id}>
            <span>
              {m.tenant.name} {personName({ user: m, tenant: m.tenant })}
            </span>
            {state === 'scoring' && (
              <span className={styles.quiet}>
                {m.submittedAt
                  ? t('scoring.handedInOn', { day: formatDay(m.submittedAt, i18n.language) })
                  : t('scoring.notYet')}
              </span>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
