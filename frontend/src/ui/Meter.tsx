import type { CSSProperties } from 'react';
import styles from './figures.module.css';

/** A part of a whole as a bar with its words beside it; the words carry the meaning, the bar the comparison. */
export function Meter({ part, whole, words }: { part: number; whole: number; words: string }) {
  const share = whole === 0 ? 0 : (100 * part) / whole;
  return (
    <span className={styles.meter}>
      <span className={styles.track} aria-hidden="true">
        <span className={styles.fill} style={{ '--share': `${share.toFixed(1)}%` } as CSSProperties} />
      </span>
      <span className={styles.meterWords}>{words}</span>
    </span>
  );
}
