import { useTranslation } from 'react-i18next';
import { Sparkline } from '@/ui/Sparkline';
import { forPixels } from '@/ui/scale';
import type { DevelopmentIndex, IndexArea } from './documents';
import styles from './index.module.css';

/** As wide as a year's column below it. */
const COLUMN = 50;

/** The city's number in large, how much data stands behind it, and its way through the years. */
export function Headline({ index, city }: { index: DevelopmentIndex; city: IndexArea }) {
  const { t } = useTranslation('devindex');
  const { series } = city;
  const hidden = city.leftOut.some((l) => l.reason === 'hidden');
  return (
    <section className={styles.panel} aria-labelledby="index-total">
      <h2 id="index-total">{t('headline.title', { area: city.area.name, year: index.year })}</h2>
      <div className={styles.headline}>
        <div>
          {city.total ? (
            <p className={styles.total}>
              {city.total} <small>/ 100</small>
            </p>
          ) : (
            <p className={styles.refused}>{t(hidden ? 'headline.hidden' : 'headline.refused')}</p>
          )}
          <p className={styles.quiet}>
            {t('headline.data', { answered: city.answered, covered: city.covered, least: index.weights.least })}
          </p>
        </div>
        <div className={styles.series}>
          <div style={{ paddingLeft: COLUMN / 2 - 4 }}>
            <Sparkline
              values={series.map((p) => forPixels(p.total))}
              at={series.findIndex((p) => p.year === index.year)}
              width={COLUMN * (series.length - 1) + 8}
              height={56}
            />
          </div>
          <ol
            aria-label={t('headline.series')}
            style={{ gridTemplateColumns: `repeat(${series.length}, ${COLUMN}px)` }}
          >
            {series.map((p) => (
              <li key={p.year} data-here={p.year === index.year || undefined}>
                <b>{p.total ?? t('none')}</b>
                <span>{p.year}</span>
              </li>
            ))}
          </ol>
          <p className={styles.quiet}>{t('headline.seriesNote')}</p>
        </div>
      </div>
    </section>
  );
}
