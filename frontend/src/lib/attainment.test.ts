import { describe, expect, test } from 'vitest';
import {
  countAttainment,
  coverageOfCell,
  percent,
  type Standing,
  settledValue,
  standing,
  yearToShow,
} from './attainment';
import type { Board, BoardCell } from './dense';

const cell = (over: Partial<BoardCell>): BoardCell => ({
  value: '1',
  display: '1',
  verdict: 'met',
  reason: null,
  judged: false,
  nearly: false,
  emptiness: null,
  reported: 1,
  expected: 1,
  missing: [],
  ...over,
});

describe('standing', () => {
  const cases: [BoardCell | null, Standing, string][] = [
    [cell({}), 'met', 'a verdict stands for itself'],
    [
      cell({ verdict: null, reported: 5, expected: 8 }),
      'provisional',
      'a value of incomplete data is shown, not judged',
    ],
    [cell({ value: null, verdict: null, emptiness: 'not_reported' }), 'no_data', 'missing data is never met'],
    [cell({ value: null, verdict: 'no_data', emptiness: 'withheld' }), 'no_data', 'nor is what is withheld'],
    [cell({ value: null, verdict: null, emptiness: 'not_applicable' }), 'absent', 'the area has no such part'],
    [cell({ value: '0' }), 'met', 'a zero is a value'],
    [cell({ verdict: 'novel' }), 'no_data', 'an unknown verdict is never taken for met'],
    [null, 'hidden', 'what may not be read is not counted as missing'],
  ];
  test.each(cases)('%# is %s: %s', (given, want) => {
    expect(standing(given)).toBe(want);
  });
});

test('the rate is met ÷ judgeable, and what cannot be judged stands beside it', () => {
  const a = countAttainment([
    'met',
    'met',
    'on_track',
    'at_risk',
    'off_track',
    'worsening',
    'provisional',
    'needs_judgement',
    'no_data',
    'absent',
    'hidden',
  ]);
  expect(a).toMatchObject({ met: 2, judgeable: 6, total: 9 });
  expect(a.of).toMatchObject({ provisional: 1, needs_judgement: 1, no_data: 1, absent: 1, hidden: 1 });
});

test('nothing judgeable is no division by zero', () => {
  expect(countAttainment([])).toMatchObject({ met: 0, judgeable: 0, total: 0 });
  expect(percent(0, 0)).toBe(0);
});

test('a percentage rounds, but says 100 only of the whole', () => {
  expect([percent(2, 7), percent(6, 7), percent(199, 200), percent(7, 7)]).toEqual([29, 86, 99, 100]);
});

test('a year without a survey waits for nothing, a year without an answer waits', () => {
  const none = { value: null, verdict: 'no_data', reported: 0 };
  expect(coverageOfCell(cell({ ...none, emptiness: 'not_collected' }))).toBeUndefined();
  expect(coverageOfCell(cell({ ...none, emptiness: 'not_reported' }))).toBe(0);
  expect(coverageOfCell(cell({ reported: 5, expected: 8 }))).toBe(0.625);
});

test('a part of a sum is no point of a trend', () => {
  expect(settledValue(cell({ value: '3', verdict: null, reported: 1, expected: 8 }))).toBeNull();
  expect(settledValue(cell({ value: '3', verdict: 'needs_judgement' }))).toBe('3');
});

describe('yearToShow', () => {
  const board = (cells: Record<number, (BoardCell | null)[]>): Board => ({
    years: Object.keys(cells).map(Number),
    domains: [],
    areas: [{ code: 'A', name: 'A', level: 'city' }],
    indicators: ['I1', 'I2', 'I3'].map((code) => ({
      code,
      name: code,
      unit: '',
      precision: 0,
      domain: 'D',
      direction: 'higher_better',
      target: '',
      targetType: '',
      baseline: '',
    })),
    cell: (i, _, y) => cells[y]?.[Number(i.slice(1)) - 1] ?? null,
  });
  const none = cell({ value: null, verdict: null, emptiness: 'not_reported' });
  const part = cell({ verdict: null });

  test('a year that is still being collected gives way to the last finished one', () => {
    expect(yearToShow(board({ 2024: [cell({}), cell({}), cell({})], 2025: [cell({}), part, none] }), 'A')).toBe(2024);
  });
  test('a year that waits for judgements only is finished', () => {
    const waits = cell({ verdict: 'needs_judgement' });
    expect(yearToShow(board({ 2024: [cell({}), cell({}), cell({})], 2025: [cell({}), waits, waits] }), 'A')).toBe(2025);
  });
  test('before anything is judged, the newest year with a value', () => {
    expect(yearToShow(board({ 2024: [part, none, none], 2025: [none, none, none] }), 'A')).toBe(2024);
  });
  test('with nothing at all, the newest year', () => {
    expect(yearToShow(board({ 2024: [none], 2025: [none] }), 'A')).toBe(2025);
  });
});
