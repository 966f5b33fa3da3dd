import { useTranslation } from 'react-i18next';
import { useBusy } from '@/lib/patience';
import styles from './busyNote.module.css';

/** Says that the service is busy where a page waits for that reason; one that is answered soon says nothing. */
export function BusyNote() {
  const { t } = useTranslation('ui');
  const busy = useBusy();
  return (
    <div aria-live="polite" className={styles.place}>
      {busy && <p className={styles.note}>{t('busy')}</p>}
    </div>
  );
}
