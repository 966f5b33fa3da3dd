import { useTranslation } from 'react-i18next';
import { standing } from '@/lib/attainment';
import type { Board, BoardArea } from '@/lib/dense';
import { formatDecimal } from '@/lib/format';
import { unitName } from '@/lib/unit';
import type { IndicatorFacts } from '@/lib/useBoard';
import { EmptyMark } from '@/ui/EmptyMark';
import { StandingMark } from '@/ui/StandingMark';
import { forPixels } from '@/ui/scale';
import styles from './counties.module.css';
import { MiniSeries } from './MiniSeries';
import { seriesOf } from './series';

interface Props {
  board: Board;
  indicator: IndicatorFacts;
  area: BoardArea;
  year: number;
  breaks: readonly number[];
  onSelect: (area: string) => void;
}

/** The counties side by side, all on one scale. */
export function CountyCharts({ board, indicator, area, year, breaks, onSelect }: Props) {
  const { t } = useTranslation('indicator');
  const lines = board.areas
    .filter((a) => a.level !== 'city')
    .map((a) => ({
      a,
      series: seriesOf(board, indicator.code, a.code),
      cell: board.cell(indicator.code, a.code, year),
    }))
    .filter(({ series, cell }) => series.some((p) => p.pixels !== null) || standing(cell) === 'no_data');
  const target = indicator.aggregation === 'sum' ? null : forPixels(indicator.target.value);
  const all = lines.flatMap(({ series }) => series.map((p) => p.pixels));
  return (
    <section className={styles.counties} aria-labelledby="counties">
      <h2 id="counties">
        {t('counties.title')} <small>{t('counties.scale', { unit: unitName(indicator.unit) })}</small>
      </h2>
      {lines.length === 0 ? (
        <p className={styles.note}>{t('counties.nothing')}</p>
      ) : (
        <ul className={styles.grid}>
          {lines.map(({ a, series, cell }) => (
            <li key={a.code}>
              <button
                type="button"
                className={styles.card}
                aria-pressed={a.code === area.code}
                onClick={() => onSelect(a.code)}
              >
                <span className={styles.name}>{a.name}</span>
                <span className={styles.value}>
                  {cell?.display != null ? (
                    formatDecimal(cell.display)
                  ) : cell ? (
                    <EmptyMark emptiness={cell.emptiness} />
                  ) : (
                    '—'
                  )}
                </span>
                <MiniSeries series={series} scale={[...all, target]} limit={target} breaks={breaks} year={year} />
                <StandingMark cell={cell} />
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
