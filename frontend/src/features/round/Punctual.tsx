import { useTranslation } from 'react-i18next';
import styles from './deadline.module.css';

interface Props {
  of: { owed: number; inTime: number; daysLate: number };
}

/** How much was first submitted in time, and how late the latest is. */
export function Punctual({ of: { owed, inTime, daysLate } }: Props) {
  const { t } = useTranslation('round');
  return (
    <>
      {t('progress.rate', { inTime, owed })}
      {daysLate > 0 && (
        <>
          {' '}
          <small className={styles.note}>{t('progress.days', { count: daysLate })}</small>
        </>
      )}
    </>
  );
}
