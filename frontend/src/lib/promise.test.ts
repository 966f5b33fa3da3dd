import { describe, expect, test } from 'vitest';
import { keptIn, reachedIn } from './promise';

const target = (...statuses: (string | null)[]) => ({
  measuredBy: 'W03',
  series: statuses.map((status, n) => ({ year: 2020 + n, status })),
});
const unmeasured = { measuredBy: null, series: [] };

describe('what stands of a target', () => {
  test('is what was reached in the year', () => {
    expect(reachedIn(target('met', 'off_track'), 2020)?.status).toBe('met');
    expect(reachedIn(target('met'), 2021)).toBeUndefined();
  });

  test('is the newest that is judged where no year is meant', () => {
    expect(reachedIn(target('met', 'off_track', null))?.year).toBe(2021);
    expect(reachedIn(target(null))).toBeUndefined();
  });
});

describe('how many are met', () => {
  test('counts what something measures, and only that', () => {
    expect(keptIn([target('met'), target('at_risk'), unmeasured], 2020)).toEqual({ met: 1, of: 2 });
  });

  test('takes a year that is not judged for not met', () => {
    expect(keptIn([target(null)], 2020)).toEqual({ met: 0, of: 1 });
    expect(keptIn([target('met')], 2025)).toEqual({ met: 0, of: 1 });
  });

  test('says nothing where nothing is measured', () => {
    expect(keptIn([unmeasured], 2020)).toBeNull();
    expect(keptIn([], 2020)).toBeNull();
  });
});
