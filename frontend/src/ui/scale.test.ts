import { expect, test } from 'vitest';
import { lineRuns, scaleOf } from './scale';

test('the largest value is at the top, the smallest at the bottom', () => {
  const y = scaleOf([3, null, 7], 100, 0);
  expect([y(3), y(5), y(7)]).toEqual([100, 50, 0]);
});

test('a value that never moves lies in the middle, and nothing is no error', () => {
  expect(scaleOf([0, 0], 20, 4)(0)).toBe(12);
  expect(scaleOf([null], 20, 4)(5)).toBe(12);
});

test('no line is drawn across a gap', () => {
  expect(lineRuns([1, 2, null, 4]).map((run) => run.map((p) => p.at))).toEqual([[0, 1], [3]]);
});
