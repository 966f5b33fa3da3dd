import type { CellFieldsFragment } from '@/gql/graphql';
import type { BoardCell } from '@/lib/dense';

export type Cell = Omit<CellFieldsFragment, ' $fragmentName'>;

/** A frozen cell as the marks of the board read it. */
export function boardCell(cell: Cell): BoardCell {
  const { value, display, emptiness, provisional, verdict, completeness } = cell;
  return {
    value,
    display,
    verdict: provisional ? null : (verdict?.status ?? null),
    reason: verdict?.reason ?? null,
    judged: Boolean(verdict?.judgement && !verdict.judgement.outdated),
    nearly: false,
    emptiness,
    reported: completeness.reported,
    expected: completeness.expected,
    missing: completeness.missing.map((area) => area.code),
  };
}
