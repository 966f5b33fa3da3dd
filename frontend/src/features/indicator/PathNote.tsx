import { useTranslation } from 'react-i18next';
import styles from './indicator.module.css';
import type { Path } from './path';

/** What the line and the band mean, under the picture that shows them. */
export function PathNote({ path, direction }: { path: Path; direction: string }) {
  const { t } = useTranslation('indicator');
  return (
    <p className={styles.note}>
      {t(`direction.${direction}`)}
      {path.kind === 'course' && t(path.better === 'up' ? 'path.up' : 'path.down')}
      {path.kind === 'limit' && t('path.limit')}
      {path.kind === 'none' && t('path.none')}
    </p>
  );
}
