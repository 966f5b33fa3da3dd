import { expect, test } from 'vitest';
import type { Texts } from '@/lib/texts';
import { inputOf, problemOf, SCORE_RULES, type ScoresRemote, totalOf, unscored } from './scores';

const items = [
  { code: 'organisation', weight: '33.3' },
  { code: 'data', weight: '66.7' },
];
const areas = [{ code: '330400' }, { code: '330481' }];
const whole: Texts = {
  '330400/organisation/points': '80',
  '330400/data/points': '90.5',
  '330481/organisation/points': '100',
  '330481/data/points': '0',
};

test.each([
  ['', '', undefined],
  ['85.5', '', undefined],
  ['１００', '', undefined],
  ['100.0', '', undefined],
  ['100.1', '', 'range'],
  ['-1', '', 'range'],
  ['85.55', '', 'tooFine'],
  ['很好', '', 'number'],
  ['', '只有评语', 'missing'],
])('%s with "%s": %s', (points, remark, problem) => {
  expect(problemOf(points, remark)).toBe(problem);
});

test('a grid is whole when every area has points on every item', () => {
  expect(unscored(whole, areas, items)).toEqual([]);
  expect(unscored({ ...whole, '330481/data/points': '' }, areas, items)).toEqual(['330481/data/points']);
  expect(unscored({ ...whole, '330400/data/points': '101' }, areas, items)).toEqual(['330400/data/points']);
  expect(unscored({}, areas, items)).toHaveLength(4);
});

test('totals are weighted exactly and rounded once; without all items there is none', () => {
  // 80 × 33.3 % + 90.5 × 66.7 % = 87.0035
  expect(totalOf(whole, { code: '330400' }, items)).toBe('87.0');
  expect(totalOf(whole, { code: '330481' }, items)).toBe('33.3');
  expect(totalOf({ ...whole, '330481/data/points': '' }, { code: '330481' }, items)).toBeNull();
});

test('what is sent are the scores that can be read, with their remarks, as exact text', () => {
  const entry = {
    ...whole,
    '330400/data/points': '９０.50',
    '330400/data/remark': ' 及时 ',
    '330481/data/points': '好',
  };
  expect(inputOf(entry, areas, items).map((s) => [s.area, s.item, s.points, s.remark])).toEqual([
    ['330400', 'organisation', '80', ''],
    ['330481', 'organisation', '100', ''],
  ]);
  const read = { ...entry, '330400/data/points': '９０.5' };
  expect(inputOf(read, areas, items)).toContainEqual({ area: '330400', item: 'data', points: '90.5', remark: '及时' });
});

test('points that cannot be read keep what is stored, and nothing else', () => {
  const typed = { ...whole, '330400/data/points': '9o', '330481/data/points': '70' };
  expect(SCORE_RULES.storable(typed, whole)).toEqual({
    ...whole,
    '330400/data/remark': '',
    '330481/data/points': '70',
  });
});

test('scores are open to the panel until they are handed in', () => {
  const remote = (submittedAt: string | null, may: string[]) =>
    ({ revision: 1, may, scoring: { own: { revision: 1, submittedAt, scores: [] } } }) as unknown as ScoresRemote;
  expect(SCORE_RULES.open(remote(null, ['score']))).toBe(true);
  expect(SCORE_RULES.open(remote('2026-07-01T00:00:00Z', ['score']))).toBe(false);
  expect(SCORE_RULES.open(remote(null, []))).toBe(false);
});
