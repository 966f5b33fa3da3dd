import layouts from './tileLayouts.json';

/**
 * Schematic tile maps, ours, north up: rows of GB/T 2260 codes by the code of the parent. They say who lies beside whom and
 * nothing about boundaries, for which only approved maps may be shown.
 */
const LAYOUTS: Record<string, (string | null)[][]> = layouts;

/**
 * Rows of areas with null for a gap, and beside them the areas that the layout does not know: one that came by a later change of areas
 * has no place among its neighbours yet. A parent without a layout gets a plain grid.
 */
export function tileRows<A extends { code: string }>(
  parent: string,
  areas: readonly A[],
): { rows: (A | null)[][]; beside: A[] } {
  const layout = LAYOUTS[parent];
  const known = new Set(layout?.flat());
  if (layout && areas.some((a) => known.has(a.code))) {
    const by = new Map(areas.map((a) => [a.code, a]));
    return {
      rows: layout.map((row) => row.map((code) => (code && by.get(code)) || null)),
      beside: areas.filter((a) => !known.has(a.code)),
    };
  }
  const width = Math.ceil(Math.sqrt(areas.length));
  const rows: (A | null)[][] = [];
  for (let at = 0; at < areas.length; at += width) {
    const row: (A | null)[] = areas.slice(at, at + width);
    while (row.length < width) row.push(null);
    rows.push(row);
  }
  return { rows, beside: [] };
}
