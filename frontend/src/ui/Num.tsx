import { formatChange, formatDecimal } from '@/lib/format';
import { EmptyMark } from './EmptyMark';
import styles from './table.module.css';

interface Props {
  value: string | null | undefined;
  emptiness?: string | null;
  /** Decimals of the longest value in the column, so that the points stand under each other. */
  places?: number;
  signed?: boolean;
}

/** A number of a table, aligned at its decimal point; or why there is none. */
export function Num({ value, emptiness, places = 0, signed }: Props) {
  if (value === null || value === undefined) {
    return emptiness === undefined ? <span className={styles.none}>–</span> : <EmptyMark emptiness={emptiness} />;
  }
  const [whole, fraction] = (signed ? formatChange(value) : formatDecimal(value)).split('.');
  return (
    <span className={styles.num}>
      {whole}
      {(places > 0 || fraction) && (
        <span className={styles.fraction} style={{ minWidth: `calc(${places}ch + 0.32em)` }}>
          {fraction ? `.${fraction}` : ''}
        </span>
      )}
    </span>
  );
}
