import { useTranslation } from 'react-i18next';
import type { ReportText } from './reportQueries';
import styles from './reports.module.css';

/** The numbers that are others than when the words were written. */
export function Changes({ changes }: { changes: ReportText['changes'] }) {
  const { t } = useTranslation('reports');
  return (
    <div className={styles.changes}>
      <p>{t('texts.changed', { count: changes.length })}</p>
      <ul>
        {changes.map(({ field, label, was, now }) => (
          <li key={field}>
            {label} <span className={styles.was}>{was}</span> <span aria-hidden="true">→</span>
            <span className="visually-hidden">{t('texts.to')}</span> <strong>{now}</strong>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Numbers that nothing keeps up to date. */
export function Typed({ numbers }: { numbers: readonly string[] }) {
  const { t } = useTranslation('reports');
  if (numbers.length === 0) return null;
  return <p className={styles.quiet}>{t('texts.typed', { numbers: numbers.join(t('and')) })}</p>;
}
