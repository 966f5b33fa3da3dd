import { useTranslation } from 'react-i18next';
import styles from './figures.module.css';

/** What the plan does not print and we filled in; it stays marked until an office confirms it. */
export function InferredMark({ long }: { long?: boolean }) {
  const { t } = useTranslation('figures');
  return (
    <span className={styles.inferred} title={t('inferred.means')}>
      {t(long ? 'inferred.long' : 'inferred.short')}
    </span>
  );
}
