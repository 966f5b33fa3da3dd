import type { Cell } from './grid';

type Figure = NonNullable<Cell['figure']>;

/** A sheet cell for the tests of this folder; with a figure where one is given. */
export function cellOf(obligation: string, cell: Partial<Cell> = {}, figure?: Partial<Figure>): Cell {
  return {
    obligation,
    element: { code: 'live_births', name: '活产数', unit: '人', kind: 'count', inferred: false },
    area: { code: '330481', name: '海宁市' },
    category: { code: 'total', name: '合计' },
    deadline: '2026-03-15T15:59:59Z',
    firstDeadline: null,
    late: false,
    lastYear: null,
    proposal: null,
    from: null,
    problems: [],
    indicators: [],
    targets: [],
    places: [],
    serves: [],
    canEdit: true,
    canWithdraw: false,
    canCorrect: false,
    heard: { unread: 0 },
    returned: null,
    ...cell,
    figure: figure
      ? {
          id: `f-${obligation}`,
          value: null,
          emptiness: null,
          state: 'draft',
          revision: 1,
          explanation: null,
          correctionReason: null,
          divergences: [],
          ...figure,
        }
      : null,
  };
}
