import { expect, test } from 'vitest';
import { type Cell, openGrid, setEmptiness, type } from './grid';
import { computeLive, groupRows, inSight, ratioParts, type SheetIndicator } from './groups';
import { pasteColumn } from './paste';
import { cellOf } from './testCells';

type SheetCellProblem = Cell['problems'][number];

const deaths = { code: 'maternal_deaths', name: '孕产妇死亡人数' };
const births = { code: 'live_births', name: '活产数' };
const W02: SheetIndicator = {
  code: 'W02',
  name: '孕产妇死亡率',
  unit: '1/10万',
  precision: 2,
  formula: '各地“孕产妇死亡人数”之和 ÷ 各地“活产数”之和 × 100000',
  target: { printed: '<7' },
  elements: [deaths, births],
};
const W20 = { ...W02, code: 'W20', name: '出生缺陷发生率' };
const element = (e: { code: string; name: string }) => ({ ...e, unit: '人', kind: 'count', inferred: false });
const grid = openGrid([
  cellOf('d', { element: element(deaths), indicators: [W02] }, { value: '1' }),
  cellOf('b', { element: element(births), indicators: [W02, W20] }, { value: '5904' }),
]);

test('a shared element stands once, under the first indicator that uses it', () => {
  expect(groupRows(grid).map((g) => [g.key, g.rows.length])).toEqual([['W02', 2]]);
});

test('what is reported for the text of a task stands under the task', () => {
  const of = { code: 'W2.5', name: '推进婚前孕前保健' };
  const cells = ['a', 'b'].map((key) =>
    cellOf(key, { targets: [{ code: `W2.5-${key}`, printed: '达到90%以上', of }] }),
  );
  expect(groupRows(openGrid(cells)).map((g) => [g.key, g.item?.name, g.rows.length])).toEqual([['W2.5', of.name, 2]]);
});

test('the formula in words gives its two parts and its multiplier', () => {
  expect(ratioParts(W02)).toEqual({ numerator: 'maternal_deaths', denominator: 'live_births', multiplier: '100000' });
  expect(ratioParts({ ...W02, formula: '各地“活产数”之和' })).toBeUndefined();
});

test('the indicator is computed exactly from what is typed now', () => {
  expect(computeLive(W02, grid)).toEqual([{ area: '海宁市', value: '16.94' }]);
  expect(computeLive(W02, type(grid, 'd|total', '2'))).toEqual([{ area: '海宁市', value: '33.88' }]);
});

test('nothing is computed from an empty state, an unreadable text or a zero denominator', () => {
  expect(computeLive(W02, setEmptiness(grid, 'd|total', 'withheld'))).toEqual([]);
  expect(computeLive(W02, type(grid, 'd|total', '一'))).toEqual([]);
  expect(computeLive(W02, type(grid, 'b|total', '0'))).toEqual([]);
});

const names = { not_reported: '未填报', not_applicable: '不适用', not_collected: '本年未统计', withheld: '不公开' };
const keys = ['d|total', 'b|total'];

test('a pasted column fills downwards and says what was left over', () => {
  const { grid: after, filled, beyond } = pasteColumn(grid, keys, 'd|total', '2\t甲\r\n5,910\r\n77\r\n', names);
  expect(keys.map((k) => after.rows[k]?.entry.text)).toEqual(['2', '5,910']);
  expect([filled, beyond]).toEqual([2, 1]);
});

test('a blank line leaves its cell, a named empty state is understood, a dash is not guessed at', () => {
  const named = pasteColumn(grid, keys, 'd|total', '\n不适用', names).grid;
  expect(named.rows['d|total']?.entry.text).toBe('1');
  expect(named.rows['b|total']?.entry.emptiness).toBe('not_applicable');
  expect(pasteColumn(grid, keys, 'd|total', '—\n', names).grid.rows['d|total']?.entry).toMatchObject({
    text: '—',
    emptiness: null,
  });
});

test('parts are folded away, but for those that want a look', () => {
  const part = { category: { code: 'male', name: '男' } };
  const problem = { code: 'PARTS_EXCEED_TOTAL' } as SheetCellProblem;
  const rows = groupRows(
    openGrid([cellOf('t'), cellOf('m', part), cellOf('w', { ...part, problems: [problem] })]),
  ).flatMap((g) => g.rows);
  expect(rows.filter((r) => inSight(r, true)).map((r) => r.cell.obligation)).toEqual(['t', 'w']);
  expect(rows.filter((r) => inSight(r, false))).toHaveLength(3);
});
