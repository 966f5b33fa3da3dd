import { useTranslation } from 'react-i18next';
import styles from './liveState.module.css';

/** Says quietly that the page is no longer told of what others do; nothing where it is. */
export function LiveState({ live }: { live: boolean }) {
  const { t } = useTranslation('ui');
  return (
    <p role="status" className={styles.live}>
      {live ? '' : t('live.off')}
    </p>
  );
}
