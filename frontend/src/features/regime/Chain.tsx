import { useTranslation } from 'react-i18next';
import type { Stage } from './documents';
import styles from './regime.module.css';

/** The stages that a figure goes through, as a row of steps; on a phone one under the other. */
export function Chain({ title, stages }: { title: string; stages: readonly Stage[] }) {
  const { t } = useTranslation('regime');
  return (
    <div className={styles.chain}>
      <h3>{title}</h3>
      <ol>
        <li>
          <strong>{t('chain.report')}</strong>
          <span>{t('chain.reporter')}</span>
        </li>
        {stages.map((s) => (
          <li key={s.stage}>
            <strong>{s.name}</strong>
            <span>
              {s.duties
                .map((d) => t(d === 'reviewer' || d === 'line' ? `duty.${d}` : `duty.${s.stage}.${d}`))
                .join(t('chain.and'))}
            </span>
          </li>
        ))}
        <li data-end>
          <strong>{t('chain.approved')}</strong>
        </li>
      </ol>
    </div>
  );
}
