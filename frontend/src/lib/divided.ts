import { graphql } from '@/gql';
import type { DividedQuery } from '@/gql/graphql';

/** The parts of an indicator in an area and those beneath. Board and indicator page ask the same, so the second is answered at once. */
export const DividedDocument = graphql(`
  query Divided($plan: String!, $indicator: String!, $area: String!, $years: [Int!]!, $basis: Basis!) {
    divided(plan: $plan, indicator: $indicator, area: $area, years: $years, basis: $basis, depth: 1) {
      ways {
        division { code name }
        counted unit
        parts {
          category { code name }
          cells { area { code name } year value display emptiness provisional missing { name } }
        }
      }
    }
  }
`);

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

/** What is drawn of a part: like the whole, nothing while areas are missing. */
export const settledPart = (cell: DividedCell | undefined): string | null =>
  cell && !cell.provisional ? cell.value : null;

/** The areas of which something is known, in the order of the board. */
export function areasOf(way: Way): DividedCell['area'][] {
  const seen = new Map<string, DividedCell['area']>();
  for (const part of way.parts) for (const cell of part.cells) seen.set(cell.area.code, cell.area);
  return [...seen.values()].sort((a, b) => a.code.localeCompare(b.code));
}
