import chart from '@/ui/chart.module.css';
import { colorOf } from '@/ui/StandingMark';
import { lineRuns, scaleOf } from '@/ui/scale';
import styles from './counties.module.css';
import type { SeriesPoint } from './series';

interface Props {
  series: SeriesPoint[];
  /** Every value that shares the scale. */
  scale: (number | null)[];
  limit: number | null;
  /** The places at which another series begins. */
  breaks?: readonly number[];
  year: number;
}

const WIDTH = 160;
const HEIGHT = 72;

/** One small line on the scale of all its neighbours. */
export function MiniSeries({ series, scale, limit, breaks = [], year }: Props) {
  const y = scaleOf(scale, HEIGHT - 18, 6);
  const x = (i: number) => 6 + (i * (WIDTH - 12)) / Math.max(1, series.length - 1);
  const runs = lineRuns(
    series.map((p) => p.pixels),
    breaks,
  );
  return (
    <svg className={styles.mini} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <line className={styles.floor} x1="0" x2={WIDTH} y1={HEIGHT - 14} y2={HEIGHT - 14} />
      {limit !== null && <line className={styles.limit} x1="0" x2={WIDTH} y1={y(limit)} y2={y(limit)} />}
      {breaks.map((b) => (
        <line
          key={b}
          className={chart.break}
          x1={(x(b - 1) + x(b)) / 2}
          x2={(x(b - 1) + x(b)) / 2}
          y1="2"
          y2={HEIGHT - 14}
        />
      ))}
      {runs.map((run) => (
        <polyline
          key={run[0]?.at}
          className={styles.line}
          points={run.map((p) => `${x(p.at)},${y(p.value)}`).join(' ')}
        />
      ))}
      {series.map((p, i) =>
        p.pixels === null ? null : (
          <circle
            key={p.year}
            cx={x(i)}
            cy={y(p.pixels)}
            r={p.year === year ? 4 : 1.8}
            fill={p.year === year ? colorOf(p.of) : 'var(--ink-2)'}
          />
        ),
      )}
      <text x="2" y={HEIGHT - 2} className={styles.tick}>
        {series[0]?.year}
      </text>
      <text x={WIDTH - 2} y={HEIGHT - 2} textAnchor="end" className={styles.tick}>
        {series.at(-1)?.year}
      </text>
    </svg>
  );
}
