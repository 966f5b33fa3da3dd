import { useTranslation } from 'react-i18next';
import { formatDecimal } from '@/lib/format';
import { EmptyMark } from '@/ui/EmptyMark';
import { lookOf } from '@/ui/StandingMark';
import { VerdictShape } from '@/ui/VerdictMark';
import styles from './indicator.module.css';
import type { SeriesPoint } from './series';

/** The picture as a table: the values under their years, for reading and for who cannot see the picture. */
export function YearValues({ series, year }: { series: SeriesPoint[]; year: number }) {
  const { t } = useTranslation('indicator');
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: on a phone the years must scroll from the keyboard too
    <section className={styles.scroll} aria-label={t('series.table')} tabIndex={0}>
      <table className={styles.values}>
        <caption className="visually-hidden">{t('series.table')}</caption>
        <thead>
          <tr>
            {series.map((p) => (
              <th key={p.year} scope="col" data-now={p.year === year || undefined}>
                {p.year}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            {series.map((p) => (
              <td key={p.year} data-now={p.year === year || undefined}>
                {p.display !== null ? (
                  formatDecimal(p.display)
                ) : p.of === 'hidden' ? (
                  '—'
                ) : (
                  <EmptyMark emptiness={p.emptiness} />
                )}
                <span className={styles.mark}>
                  <VerdictShape status={lookOf(p.of)} /> {t(`figures:standing.${p.of}`)}
                </span>
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </section>
  );
}
