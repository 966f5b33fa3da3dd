import { useTranslation } from 'react-i18next';
import { gapsOf } from './areas';
import type { DevelopmentIndex } from './documents';
import styles from './index.module.css';

/** What has no part in the numbers above, by reason, and what the rest is held against. */
export function LeftOut({ index }: { index: DevelopmentIndex }) {
  const { t } = useTranslation('devindex');
  const [city] = index.areas.filter((a) => a.area.code === index.plan.area.code);
  const counties = index.areas.filter((a) => a !== city);
  return (
    <section className={styles.section} aria-labelledby="index-left-out">
      <h2 id="index-left-out">{t('leftOut.title')}</h2>
      {city && (
        <Disclosure head={t('leftOut.of', { area: city.area.name, count: city.leftOut.length })} areas={[city]} />
      )}
      {counties.length > 0 && <Disclosure head={t('leftOut.counties')} areas={counties} />}
      <details className={styles.details}>
        <summary>{t('goals.title')}</summary>
        <p>{t('goals.text')}</p>
        <ul className={styles.goals}>
          {index.goals.map((g) => (
            <li key={g.indicator.code}>
              <span>
                {g.indicator.code} {g.indicator.name}
              </span>
              <span className={styles.quiet}>
                {[g.low && `≥ ${g.low}`, g.high && `≤ ${g.high}`].filter(Boolean).join('，') || t('goals.none')}
                {(g.low || g.high) && ` ${g.indicator.unit}`} · {t('goals.share', { share: g.share })}
              </span>
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}

type Areas = DevelopmentIndex['areas'];

/** One line per reason: the indicators, and of some of the areas only, which. */
function Disclosure({ head, areas }: { head: string; areas: Areas }) {
  const { t } = useTranslation('devindex');
  const gaps = gapsOf(areas);
  return (
    <details className={styles.details}>
      <summary>{head}</summary>
      {gaps.length === 0 && <p>{t('leftOut.nothing')}</p>}
      <dl>
        {gaps.map(({ reason, indicators }) => (
          <div key={reason}>
            <dt>{t(`out.${reason}`)}</dt>
            <dd>
              {indicators.map(({ code, name, in: of }) => (
                <span key={code}>
                  {code} {name}
                  {of.length < areas.length && <small>（{of.join('、')}）</small>}
                </span>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
