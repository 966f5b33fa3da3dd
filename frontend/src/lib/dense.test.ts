import { expect, test } from 'vitest';
import { decodeBoard } from './dense';

const area = (code: string) => ({ code, name: code, level: 'county' });
const indicator = (code: string) => ({
  code,
  name: code,
  unit: '%',
  precision: 1,
  domain: 'D',
  direction: 'higher_better',
  target: '≥1',
  targetType: 'threshold_min',
  baseline: '0',
});

/** Every value names its own place, so that a wrong index shows at once. */
function wire() {
  const indicators = ['I1', 'I2', 'I3'].map(indicator);
  const areas = ['A1', 'A2'].map(area);
  const years = [2023, 2024];
  const values = indicators.flatMap((i) => areas.flatMap((a) => years.map((y) => `${i.code}/${a.code}/${y}`)));
  const all = <T>(of: T): T[] => values.map(() => of);
  return {
    version: '1',
    years,
    areas,
    indicators,
    values: values as (string | null)[],
    displays: all<string | null>('1.0'),
    verdicts: all<string | null>('met'),
    reasons: all<string | null>(null),
    judged: all<boolean | null>(false),
    nearly: all<boolean | null>(false),
    empty: all<string | null>(null),
    reported: all<number | null>(1),
    expected: all<number | null>(1),
    missing: all<string[] | null>([]),
  };
}

test('a cell is found by indicator, area and year', () => {
  const board = decodeBoard(wire());
  for (const i of ['I1', 'I2', 'I3'])
    for (const a of ['A1', 'A2'])
      for (const y of [2023, 2024]) expect(board.cell(i, a, y)?.value).toBe(`${i}/${a}/${y}`);
});

test('what the caller may not read is no cell, what is empty is one', () => {
  const w = wire();
  w.values[0] = null;
  w.values[1] = null;
  w.empty[1] = 'not_reported';
  w.missing[1] = ['A1'];
  const board = decodeBoard(w);
  expect(board.cell('I1', 'A1', 2023)).toBeNull();
  expect(board.cell('I1', 'A1', 2024)).toMatchObject({ value: null, emptiness: 'not_reported', missing: ['A1'] });
});

test('a code or year that is not on the axes is no cell', () => {
  const board = decodeBoard(wire());
  expect(board.cell('I9', 'A1', 2023)).toBeNull();
  expect(board.cell('I1', 'A1', 1999)).toBeNull();
});

test('a plan without indicators is an empty board', () => {
  const none = { values: null, displays: null, verdicts: null, reasons: null, empty: null };
  const board = decodeBoard({
    ...none,
    reported: null,
    expected: null,
    missing: null,
    years: [2024],
    areas: [],
    indicators: null,
  });
  expect(board.indicators).toEqual([]);
  expect(board.cell('I1', 'A1', 2024)).toBeNull();
});

test('a column that does not fit the axes is refused, not shifted', () => {
  const w = wire();
  w.verdicts.pop();
  expect(() => decodeBoard(w)).toThrow(/verdicts has 11 entries/);
});
