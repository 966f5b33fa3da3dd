import type { Key, ReactNode } from 'react';
import { LongBody, useLongRows } from './longRows';
import styles from './table.module.css';

export interface Column<Row> {
  key: string;
  head: ReactNode;
  /** Said once in the head, never in the cells. */
  unit?: string;
  numeric?: boolean;
  width?: number | string;
  /** Left out below 720 px; the row must still make sense without it. */
  wide?: boolean;
  /** Where the rows can be put in the column's order: how they are now. */
  sorted?: 'ascending' | 'descending' | 'none';
  cell: (row: Row) => ReactNode;
}

interface Props<Row> {
  caption: string;
  columns: Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => Key;
  /** A heading row wherever its text changes. */
  group?: (row: Row) => { key: string; title: ReactNode };
  /** A full-width row under a row, for what belongs to it. */
  below?: (row: Row) => ReactNode;
  rowProps?: (row: Row) => { 'aria-current'?: 'true'; id?: string; 'data-tone'?: string };
  empty?: ReactNode;
}

const classes = (...names: (string | false | undefined)[]) => names.filter(Boolean).join(' ') || undefined;

/** How high a row of one line is. */
const ROW = 33;

/** The one table style: dense, ruled, heads that stay, numbers aligned at the point. */
export function DataTable<Row>({ caption, columns, rows, rowKey, group, below, rowProps, empty }: Props<Row>) {
  const headings = rows.map((row) => group?.(row));
  const opens = headings.map((h, i) => h !== undefined && h.key !== headings[i - 1]?.key);
  const long = useLongRows(
    rows.map((row, i) => ({ key: String(rowKey(row)), headed: opens[i] === true })),
    ROW,
  );
  if (rows.length === 0 && empty) return <>{empty}</>;

  function draw(index: number, number: number | undefined) {
    const row = rows[index];
    if (row === undefined) return null;
    const extra = below?.(row);
    return (
      <>
        {opens[index] && (
          <tr className={styles.group} aria-rowindex={number && number - 1}>
            <th colSpan={columns.length} scope="colgroup">
              {headings[index]?.title}
            </th>
          </tr>
        )}
        <tr {...rowProps?.(row)} aria-rowindex={number}>
          {columns.map((c) => (
            <td key={c.key} className={classes(c.numeric && styles.numeric, c.wide && styles.wide)}>
              {c.cell(row)}
            </td>
          ))}
        </tr>
        {extra && (
          <tr className={styles.below} aria-rowindex={number}>
            <td colSpan={columns.length}>{extra}</td>
          </tr>
        )}
      </>
    );
  }

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table must scroll from the keyboard too
    <section className={styles.scroll} aria-label={caption} tabIndex={0}>
      <table className={styles.table} {...long.table}>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map((c) => (
              <th
                key={c.key}
                scope="col"
                aria-sort={c.sorted}
                className={classes(c.numeric && styles.numeric, c.wide && styles.wide)}
                style={{ width: c.width }}
              >
                {c.head}
                {c.unit && <span className={styles.unit}>{c.unit}</span>}
              </th>
            ))}
          </tr>
        </thead>
        <LongBody rows={long} columns={columns.length}>
          {draw}
        </LongBody>
      </table>
    </section>
  );
}
