import { expect, test } from 'vitest';
import { notApproved, totalOf } from './total';

const area = (name: string, owed: number, submitted: number, approved: number, late = 0) => ({
  name,
  owed,
  submitted,
  approved,
  late,
});

test('a round is the sum of its areas', () => {
  expect(totalOf([area('a', 10, 8, 5, 1), area('b', 4, 4, 4)])).toEqual({
    owed: 14,
    submitted: 12,
    approved: 9,
    late: 1,
  });
  expect(totalOf([])).toEqual({ owed: 0, submitted: 0, approved: 0, late: 0 });
});

test('what publishing would leave blank is named, most first; submitted is not approved', () => {
  const open = notApproved([area('a', 10, 10, 9), area('b', 4, 4, 4), area('c', 6, 6, 0)]);
  expect(open.map((a) => [a.name, a.open])).toEqual([
    ['c', 6],
    ['a', 1],
  ]);
});
