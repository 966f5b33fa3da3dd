import { expect, test } from 'vitest';
import type { Region } from './documents';
import { areasOf, cellAt, collectors, latest, OWN, share, standings } from './table';

/** Two indicators, two years, two members: the columns count up, and the second member lacks the second indicator. */
const columns = Array.from({ length: 12 }, (_, n) => n);
const lacks = (n: number) => n === 8 || n === 11;
const member = (code: string, complete: number[], started: number[], asked: number[]) => ({
  code,
  name: code,
  complete,
  started,
  asked,
});
const region: Region = {
  code: '330000',
  name: '省',
  level: 'province',
  years: [2024, 2025],
  members: [member('a', [2, 0], [0, 1], [2, 2]), member('b', [1, 0], [0, 0], [1, 1])],
  indicators: ['X', 'Y'].map((code) => ({
    code,
    name: code,
    unit: '%',
    precision: 1,
    direction: 'higher_better',
    noTotal: null,
  })),
  values: columns.map((n) => (lacks(n) ? null : String(n))),
  displays: columns.map((n) => (lacks(n) ? null : `${n}.0`)),
  empty: columns.map(() => null),
  reported: columns.map((n) => (lacks(n) ? null : 1)),
  expected: columns.map((n) => (lacks(n) ? null : 2)),
  provisional: columns.map((n) => (lacks(n) ? null : true)),
};

test('a cell stands by indicator, year and member, the region before its members', () => {
  expect(cellAt(region, 0, 0, OWN)?.value).toBe('0');
  expect(cellAt(region, 0, 1, 1)?.display).toBe('5.0');
  expect(cellAt(region, 1, 0, OWN)?.value).toBe('6');
  expect(cellAt(region, 1, 1, 0)).toEqual({
    value: '10',
    display: '10.0',
    empty: null,
    reported: 1,
    expected: 2,
    provisional: true,
  });
  expect(cellAt(region, 1, 1, 1)).toBeUndefined();
});

test('a value says for how many members it stands', () => {
  expect(collectors(region, 0, 0)).toBe(2);
  expect(collectors(region, 1, 0)).toBe(1);
  const other = { ...region, empty: columns.map((n) => (n === 1 ? 'other_definition' : null)) };
  expect(collectors(other, 0, 0)).toBe(1);
});

test('who lags comes first', () => {
  expect(standings(region, 1).map((s) => [s.member.code, s.state])).toEqual([
    ['b', 'nothing'],
    ['a', 'partly'],
  ]);
  expect(standings(region, 0).map((s) => s.state)).toEqual(['complete', 'complete']);
  expect(latest(region)).toBe(1);
});

test('how much is in counts areas, of what can be compared', () => {
  expect(areasOf(region, 0, 0)).toEqual({ reported: 2, expected: 4 });
  expect(areasOf(region, 0, 1)).toEqual({ reported: 1, expected: 2 });
  expect(share(region, 0)).toBe(0.5);
  const other = { ...region, empty: columns.map((n) => (n === 1 || n === 7 ? 'other_definition' : null)) };
  expect(areasOf(other, 0, 0)).toEqual({ reported: 0, expected: 0 });
  expect(share({ ...other, members: [] }, 0)).toBeUndefined();
});
