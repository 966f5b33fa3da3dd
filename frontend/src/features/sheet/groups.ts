import { ratio, readTyped } from '@/lib/decimal';
import { groupBy } from '@/lib/group';
import type { Cell, Grid, Row } from './grid';

export type SheetIndicator = Cell['indicators'][number];

/** A task or project of the plan. */
export type SheetItem = Cell['targets'][number]['of'];

export interface Group {
  key: string;
  indicator: SheetIndicator | undefined;
  /** Where no indicator uses the rows: the task or project in whose text their targets stand. */
  item: SheetItem | undefined;
  /** On a statistical scheme's sheet: the form that shows the rows. */
  form: Cell['places'][number] | undefined;
  rows: Row[];
}

/** What a row stands under; a part that no form shows stands with its total, since a sheet asks for all parts. */
function groupKeys(rows: Row[]): Map<Row, string> {
  const keys = new Map<Row, string>();
  let total = '';
  for (const row of rows) {
    const { cell } = row;
    const own = cell.indicators[0]?.code ?? cell.targets[0]?.of.code ?? cell.places[0]?.form;
    if (cell.category.code === 'total') total = own ?? '';
    keys.set(row, own ?? total);
  }
  return keys;
}

/**
 * Rows under the first indicator that uses their element, under the task whose target it is reported for, or under the form of a
 * statistical scheme that shows it; an element that several use stands once.
 */
export function groupRows(grid: Grid): Group[] {
  const rows = grid.order.flatMap((key) => grid.rows[key] ?? []);
  const keys = groupKeys(rows);
  return groupBy(rows, (row) => keys.get(row) ?? '').map(([key, members]) => ({
    key,
    indicator: members[0]?.cell.indicators[0],
    item: members[0]?.cell.targets[0]?.of,
    form: members[0]?.cell.places[0],
    rows: members,
  }));
}

/** Parts of a total may be folded away; one that something is wrong with stays in sight. */
export function inSight(row: Row, folded: boolean): boolean {
  return !folded || row.cell.category.code === 'total' || row.phase !== 'clean' || row.cell.problems.length > 0;
}

interface Parts {
  numerator: string;
  denominator: string;
  multiplier: string;
}

/** The longest name that the text holds: names may contain one another. */
function namedIn(text: string, elements: SheetIndicator['elements']): string | undefined {
  return elements.filter((e) => text.includes(e.name)).sort((a, b) => b.name.length - a.name.length)[0]?.code;
}

/** Numerator and denominator of a formula in words, where it is a plain ratio of two elements. */
export function ratioParts(indicator: SheetIndicator): Parts | undefined {
  const [top, bottom, ...more] = indicator.formula.split('÷');
  if (!top || !bottom || more.length > 0) return undefined;
  const numerator = namedIn(top, indicator.elements);
  const denominator = namedIn(bottom, indicator.elements);
  if (!numerator || !denominator || numerator === denominator) return undefined;
  return { numerator, denominator, multiplier: /×\s*(\d+(?:\.\d+)?)/.exec(bottom)?.[1] ?? '1' };
}

export interface Computed {
  area: string;
  value: string;
}

/** What the indicator comes to in each area with what is typed now; only where both parts stand on this sheet. */
export function computeLive(indicator: SheetIndicator, grid: Grid): Computed[] {
  const parts = ratioParts(indicator);
  if (!parts) return [];
  const rows = Object.values(grid.rows).filter((r) => r.cell.category.code === 'total');
  const typed = (element: string, area: string) => {
    const row = rows.find((r) => r.cell.element.code === element && r.cell.area.code === area);
    return row && row.entry.emptiness === null ? readTyped(row.entry.text) : null;
  };
  return rows
    .filter((r) => r.cell.element.code === parts.numerator)
    .flatMap(({ cell: { area } }) => {
      const [n, d] = [typed(parts.numerator, area.code), typed(parts.denominator, area.code)];
      const value = n !== null && d !== null ? ratio(n, d, parts.multiplier, indicator.precision) : null;
      return value === null ? [] : [{ area: area.name, value }];
    });
}
