import styles from './chart.module.css';
import { lineRuns, scaleOf } from './scale';

interface Props {
  /** In order; null where there is no value. */
  values: readonly (number | null)[];
  /** A line across, where a target is a number. */
  limit?: number | null;
  /** The places at which another series begins. */
  breaks?: readonly number[];
  /** The place that is read out beside the picture. */
  at?: number;
  width?: number;
  height?: number;
}

/** A trend in the size of a word. Decoration to a screen reader: the value and its verdict stand beside it. */
export function Sparkline({ values, limit, breaks = [], at, width = 96, height = 24 }: Props) {
  const y = scaleOf([...values, limit ?? null], height - 4, 4);
  const step = values.length > 1 ? (width - 8) / (values.length - 1) : 0;
  const x = (i: number) => 4 + i * step;
  const here = at === undefined ? undefined : values[at];
  return (
    <svg className={styles.spark} width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      {limit != null && <line className={styles.limit} x1="0" x2={width} y1={y(limit)} y2={y(limit)} />}
      {breaks.map((b) => (
        <line key={b} className={styles.break} x1={x(b) - step / 2} x2={x(b) - step / 2} y1="0" y2={height} />
      ))}
      {lineRuns(values, breaks).map((run) => (
        <polyline
          key={run[0]?.at}
          className={styles.line}
          points={run.map((p) => `${x(p.at).toFixed(1)},${y(p.value).toFixed(1)}`).join(' ')}
        />
      ))}
      {values.map((v, i) =>
        v === null ? null : (
          // biome-ignore lint/suspicious/noArrayIndexKey: a place in time is its own key
          <circle key={i} className={styles.point} cx={x(i)} cy={y(v)} r={1.2} />
        ),
      )}
      {here != null && at !== undefined && <circle className={styles.here} cx={x(at)} cy={y(here)} r={3} />}
    </svg>
  );
}
