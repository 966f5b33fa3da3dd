import { describe, expect, test } from 'vitest';
import { type Path, type PathIndicator, pathOf } from './path';

const plan = { baselineYear: 2020, targetYear: 2025 };

interface Case extends PathIndicator {
  from: string | null;
}

const indicator = (
  type: string,
  from: string | null,
  value: string | null,
  op: string | null,
  over: Partial<PathIndicator> = {},
): Case => ({ aggregation: 'ratio_of_sums', direction: 'higher_better', target: { type, value, op }, from, ...over });
const path = (given: Case) => pathOf(plan, given, given.from);

test('the band follows the rule that judges: 0.95 and 0.6 of the time gone', () => {
  const got = path(indicator('threshold_min', '60', '70', '>='));
  expect(got).toMatchObject({ kind: 'course', better: 'up', limit: 70 });
  const at2024 = got.kind === 'course' ? got.points[4] : undefined;
  expect(at2024?.year).toBe(2024);
  expect(at2024?.course).toBeCloseTo(68);
  expect(at2024?.onTrack).toBeCloseTo(67.6);
  expect(at2024?.atRisk).toBeCloseTo(64.8);
});

test('it begins at the baseline and runs downwards where less is better', () => {
  const got = path(indicator('threshold_max', '58.4', '53', '<', { direction: 'lower_better' }));
  const points = got.kind === 'course' ? got.points : [];
  expect(points[0]).toEqual({ year: 2020, course: 58.4, onTrack: 58.4, atRisk: 58.4 });
  expect(points[5]?.course).toBeCloseTo(53);
  expect(points[5]?.atRisk).toBeGreaterThan(53);
});

describe('without a way there is only a line to hold, or nothing', () => {
  const cases: [Case, Path, string][] = [
    [
      indicator('threshold_max', '0', '7', '<', { direction: 'lower_better' }),
      { kind: 'limit', better: 'down', limit: 7 },
      'the baseline already satisfied the rule',
    ],
    [
      indicator('threshold_min', '95', '95', '>='),
      { kind: 'limit', better: 'up', limit: 95 },
      'target and baseline are one',
    ],
    [indicator('threshold_min', '85', '85', '>'), { kind: 'limit', better: 'up', limit: 85 }, 'the same, strictly'],
    [
      indicator('threshold_min', null, '95', '>='),
      { kind: 'limit', better: 'up', limit: 95 },
      'no baseline was printed',
    ],
    [
      indicator('threshold_min', '71.43', '100', '>=', { aggregation: 'share_of_counties' }),
      { kind: 'limit', better: 'up', limit: 100 },
      'shares of counties move in steps',
    ],
    [
      indicator('increase_vs_baseline', '85.02', null, null),
      { kind: 'limit', better: 'up', limit: 85.02 },
      'the baseline is the bound',
    ],
    [
      indicator('keep_vs_baseline', '2', null, null, { direction: 'lower_better' }),
      { kind: 'limit', better: 'down', limit: 2 },
      'and its good side follows the direction',
    ],
    [indicator('increase_vs_baseline', null, null, null), { kind: 'none' }, 'an increase over nothing'],
    [indicator('commensurate', '40', null, null), { kind: 'none' }, 'numbers cannot settle it'],
  ];
  test.each(cases)('%# %j', (given, want) => {
    expect(path(given)).toEqual(want);
  });
});

test('a running total starts from zero by its definition', () => {
  const got = path(indicator('cumulative_min', null, '30', '>='));
  expect(got.kind === 'course' && got.points.map((p) => p.course)).toEqual([0, 6, 12, 18, 24, 30]);
});
