import type { IndexArea } from './documents';

/** The area that holds the others first, then those with a place; what has none keeps its order after them. */
export function byPlace(areas: readonly IndexArea[]): IndexArea[] {
  const order = (a: IndexArea) => (a.unranked === 'whole' ? 0 : (a.rank ?? Number.MAX_SAFE_INTEGER));
  return [...areas].sort((a, b) => order(a) - order(b));
}

/** An indicator that is left out, with the areas in which it is. */
interface Gap {
  code: string;
  name: string;
  in: string[];
}

/** What is left out in areas by reason, each indicator once. */
export function gapsOf(areas: readonly IndexArea[]): { reason: string; indicators: Gap[] }[] {
  const reasons = new Map<string, Map<string, Gap>>();
  for (const a of areas) {
    for (const { reason, indicator } of a.leftOut) {
      const rows = reasons.get(reason) ?? new Map<string, Gap>();
      const row = rows.get(indicator.code) ?? { ...indicator, in: [] };
      row.in.push(a.area.name);
      reasons.set(reason, rows.set(indicator.code, row));
    }
  }
  return [...reasons].map(([reason, rows]) => ({ reason, indicators: [...rows.values()] }));
}
