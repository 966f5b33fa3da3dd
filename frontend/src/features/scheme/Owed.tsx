import { useTranslation } from 'react-i18next';
import type { BasisName } from '@/lib/scope';
import { owing } from './choice';
import type { FilledRow } from './documents';
import styles from './scheme.module.css';

/** How much of the form is there, and who owes the rest. */
export function Owed({ rows, basis }: { rows: FilledRow[]; basis: BasisName }) {
  const { t } = useTranslation('scheme');
  const asked = rows.filter((r) => !r.heading && !r.closed);
  const whole = asked.filter((r) => !r.provisional && r.emptiness !== 'not_reported');
  const owed = owing(rows);
  const late = owed.filter((o) => !o.onItsWay);
  return (
    <details className={styles.owed} open={false}>
      <summary>
        {t('owed.sum', { whole: whole.length, asked: asked.length })}
        {late.length > 0 && t('owed.late', { count: late.length })}
        {basis === 'PUBLISHED' && t('owed.published')}
      </summary>
      {owed.length === 0 ? (
        <p>{basis === 'PUBLISHED' ? t('owed.frozen') : t('owed.none')}</p>
      ) : (
        <ul>
          {owed.map((o) => (
            <li key={o.key}>
              <strong>{o.tenant ?? t('owed.nobody')}</strong>{' '}
              {t(o.onItsWay ? 'owed.onItsWay' : 'owed.rows', { count: o.rows })}
            </li>
          ))}
        </ul>
      )}
    </details>
  );
}
