import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { byPlace } from './areas';
import type { DevelopmentIndex, IndexArea } from './documents';
import styles from './index.module.css';

/** How the places move when the weights do: a bar from the best to the worst, the dot where the decided weights put it. */
export function RankPlot({ index }: { index: DevelopmentIndex }) {
  const { t } = useTranslation('devindex');
  const ranked = byPlace(index.areas).filter((a) => a.rank !== null);
  const most = Math.max(1, ...ranked.map((a) => a.worst ?? 1));
  const at = (place: number) => `${(100 * (place - 0.5)) / most}%`;
  const named = (n: number) => {
    const v = index.variants[n];
    return v ? t(`variant.${v.kind}`, { domain: v.domain?.name }) : '';
  };
  const words = (a: IndexArea) =>
    a.best === a.worst
      ? t('ranks.still', { rank: a.rank })
      : t('ranks.moves', {
          rank: a.rank,
          best: a.best,
          bestBy: named(a.ranks.indexOf(a.best ?? 0)),
          worst: a.worst,
          worstBy: named(a.ranks.indexOf(a.worst ?? 0)),
        });
  return (
    <section aria-labelledby="index-ranks" className={styles.panel}>
      <h2 id="index-ranks">{t('ranks.title')}</h2>
      {ranked.length === 0 ? (
        <p className={styles.quiet}>{t('ranks.nothing')}</p>
      ) : (
        <>
          <p className={styles.quiet}>{t('ranks.note', { count: index.variants.length })}</p>
          <div className={styles.plot}>
            <div className={styles.axis} aria-hidden="true">
              <span />
              <span className={styles.scale}>
                {Array.from({ length: most }, (_, i) => (
                  <i key={at(i + 1)} style={{ left: at(i + 1) }}>
                    {i + 1}
                  </i>
                ))}
              </span>
            </div>
            <ol>
              {ranked.map((a) => (
                <li key={a.area.code}>
                  <b>{a.area.name}</b>
                  <span
                    className={styles.range}
                    aria-hidden="true"
                    style={
                      { '--from': at(a.best ?? 1), '--to': at(a.worst ?? 1), '--dot': at(a.rank ?? 1) } as CSSProperties
                    }
                  />
                  <span className={styles.quiet}>{words(a)}</span>
                </li>
              ))}
            </ol>
          </div>
        </>
      )}
    </section>
  );
}
