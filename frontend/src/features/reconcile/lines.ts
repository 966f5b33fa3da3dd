import type { ReconciliationQuery } from '@/gql/graphql';

export type Row = NonNullable<ReconciliationQuery['reconciliation']>['rows'][number];
export type Claim = Row['claims'][number];

/** One comparison: what was reported, and one of those who say something else; without a claim, nobody does. */
export interface Line {
  key: string;
  row: Row;
  claim: Claim | undefined;
}

export function linesOf(rows: readonly Row[]): Line[] {
  return rows.flatMap((row): Line[] => {
    const at = `${row.element.code}/${row.area.code}/${row.category.code}`;
    if (row.claims.length === 0) return [{ key: at, row, claim: undefined }];
    return row.claims.map((claim) => ({
      key: `${at}/${claim.divergence?.id ?? claim.reference?.source ?? 'published'}`,
      row,
      claim,
    }));
  });
}

/** A signer's own value that is not decided on yet. */
export const isDisputed = ({ claim }: Line): boolean => claim?.state === 'OPEN' || claim?.state === 'ANSWERED';

export const differs = ({ claim }: Line): boolean => claim?.state === 'DIFFERS';

/** Does its element or area have these words in its name? */
export function isAbout({ row }: Line, words: string): boolean {
  const wanted = words.trim().toLowerCase();
  return [row.element.name, row.area.name].some((name) => name.toLowerCase().includes(wanted));
}

/** How far apart, for the order of a list only; of nothing there is no share, so that comes first. */
function size({ claim }: Line): number {
  if (!claim?.difference || Number(claim.difference) === 0) return 0;
  return claim.percent === null ? Number.POSITIVE_INFINITY : Math.abs(Number(claim.percent));
}

/** The largest difference first; of equal ones, in the order of the plan. */
export function bySize(lines: readonly Line[]): Line[] {
  return [...lines].sort((a, b) => {
    const [x, y] = [size(a), size(b)];
    return x === y ? 0 : y - x;
  });
}
