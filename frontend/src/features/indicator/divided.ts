import type { DividedQuery } from '@/gql/graphql';
import { forPixels } from '@/ui/scale';
import type { SeriesPoint } from './series';

export type Divided = NonNullable<DividedQuery['divided']>;
export type Way = Divided['ways'][number];
export type DividedCell = Way['parts'][number]['cells'][number];

/** Whether anything at all is known of a way's parts in one area. */
export function known(way: Way, area: string): boolean {
  return way.parts.some((p) => p.cells.some((c) => c.area.code === area));
}

export function cellOf(cells: DividedCell[], area: string, year: number): DividedCell | undefined {
  return cells.find((c) => c.area.code === area && c.year === year);
}

/** A part of one area over the years; what is provisional is not drawn, as with the whole. */
export function seriesOfPart(cells: DividedCell[], area: string, years: readonly number[]): SeriesPoint[] {
  return years.map((year) => {
    const cell = cellOf(cells, area, year);
    return {
      year,
      value: cell?.value ?? null,
      display: cell?.display ?? null,
      pixels: cell && !cell.provisional ? forPixels(cell.value) : null,
      emptiness: cell?.emptiness ?? null,
      of: 'no_data',
    };
  });
}

/** The areas of which something is known, in the order of the board. */
export function areasOf(way: Way): DividedCell['area'][] {
  const seen = new Map<string, DividedCell['area']>();
  for (const part of way.parts) for (const cell of part.cells) seen.set(cell.area.code, cell.area);
  return [...seen.values()].sort((a, b) => a.code.localeCompare(b.code));
}
