import { useTranslation } from 'react-i18next';
import { formatDay } from '@/lib/dates';
import { isPublication, type Source } from './documents';
import styles from './source.module.css';

const shapes: Record<string, string> = { fresh: '●', overdue: '▲', never: '○' };

/** How fresh a source is: word and shape, and until when the next data are expected. */
export function FreshMark({ source }: { source: Source }) {
  const { t, i18n } = useTranslation('source');
  if (isPublication(source)) return <span className={styles.fresh}>{t('publication')}</span>;
  if (!source.enabled) return <span className={styles.fresh}>{t('off')}</span>;
  return (
    <span className={styles.fresh} data-tone={source.freshness}>
      <span aria-hidden="true">{shapes[source.freshness]}</span> {t(`freshness.${source.freshness}`)}
      {source.due && <span className={styles.quiet}>{t('due', { day: formatDay(source.due, i18n.language) })}</span>}
    </span>
  );
}
