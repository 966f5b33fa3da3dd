import { useTranslation } from 'react-i18next';
import { daysUntil, formatDay } from '@/lib/dates';
import styles from './text.module.css';

/** A day and how far off it is, in words; late and near ones stand out. */
export function Deadline({ at, bare }: { at: string | null | undefined; bare?: boolean }) {
  const { t, i18n } = useTranslation('ui');
  if (!at) return null;
  const days = daysUntil(at);
  const tone = days < 0 ? 'late' : days <= 3 ? 'near' : undefined;
  const distance =
    days < 0
      ? t('deadline.late', { count: -days })
      : days === 0
        ? t('deadline.today')
        : t('deadline.left', { count: days });
  return (
    <time dateTime={at} className={styles.deadline} data-tone={tone}>
      {formatDay(at, i18n.language)}
      {!bare && <span className={styles.distance}>{distance}</span>}
    </time>
  );
}
