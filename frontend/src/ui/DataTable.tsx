import { Fragment, type Key, type ReactNode } from 'react';
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

/** The one table style: dense, ruled, heads that stay, numbers aligned at the point. */
export function DataTable<Row>({ caption, columns, rows, rowKey, group, below, rowProps, empty }: Props<Row>) {
  if (rows.length === 0 && empty) return <>{empty}</>;
  let last: string | undefined;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table must scroll from the keyboard too
    <section className={styles.scroll} aria-label={caption} tabIndex={0}>
      <table className={styles.table}>
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
        <tbody>
          {rows.map((row) => {
            const heading = group?.(row);
            const opens = heading !== undefined && heading.key !== last;
            last = heading?.key;
            const extra = below?.(row);
            return (
              <Fragment key={rowKey(row)}>
                {opens && (
                  <tr className={styles.group}>
                    <th colSpan={columns.length} scope="colgroup">
                      {heading.title}
                    </th>
                  </tr>
                )}
                <tr {...rowProps?.(row)}>
                  {columns.map((c) => (
                    <td key={c.key} className={classes(c.numeric && styles.numeric, c.wide && styles.wide)}>
                      {c.cell(row)}
                    </td>
                  ))}
                </tr>
                {extra && (
                  <tr className={styles.below}>
                    <td colSpan={columns.length}>{extra}</td>
                  </tr>
                )}
              </Fragment>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
