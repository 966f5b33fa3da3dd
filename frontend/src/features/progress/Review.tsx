import { useTranslation } from 'react-i18next';
import { formatMoment } from '@/lib/dates';
import type { Report } from './entry';
import styles from './report.module.css';

/** What the committee office made of the report. */
export function Review({ report }: { report: Report }) {
  const { t, i18n } = useTranslation('progress');
  const { review } = report;
  if (!review) return null;
  return (
    <section className={styles.review} data-outcome={review.outcome} aria-labelledby="review">
      <h2 id="review">{t(`review.outcome.${review.outcome}`)}</h2>
      {review.rating && <p>{t('review.rated', { rating: t(`rating.${review.rating}`) })}</p>}
      {review.remark && <p className={styles.words}>{review.remark}</p>}
      <p className={styles.hint}>
        {review.by.name} · <time dateTime={review.at}>{formatMoment(review.at, i18n.language)}</time>
      </p>
    </section>
  );
}
