import type { Grid } from './grid';

/** An obligation that is still to report. */
export interface Owed {
  obligation: string;
  name: string;
  deadline: string;
}

const PENDING = ['draft', 'returned', 'withdrawn'];

/** What more time may be asked for: not submitted yet, and no correction of what was approved once. */
export function owedOf(grid: Grid): Owed[] {
  return grid.order.flatMap((key) => {
    const cell = grid.rows[key]?.cell;
    if (!cell?.canEdit || cell.category.code !== 'total') return [];
    if (cell.figure && (!PENDING.includes(cell.figure.state) || cell.figure.correctionReason)) return [];
    return [{ obligation: cell.obligation, name: `${cell.element.name} · ${cell.area.name}`, deadline: cell.deadline }];
  });
}
