import { expect, test } from 'vitest';
import { byPlace, gapsOf } from './areas';
import type { IndexArea, Weights } from './documents';
import { inputOf, makesHundred, problemOf, sumOf, type Typed, typedOf } from './weights';

const typed = (over: Partial<Typed> = {}): Typed => ({
  domains: { A: '33.3', B: '33.3', C: '33.4' },
  indicators: { a1: '2', a2: '' },
  least: '70',
  note: '依据',
  ...over,
});

test('the sum is exact: tenths make a hundred, and nothing near it does', () => {
  expect(sumOf({ A: '33.3', B: '33.3', C: '33.4' })).toBe('100.0');
  expect(makesHundred({ A: '33.3', B: '33.3', C: '33.4' })).toBe(true);
  expect(makesHundred({ A: '33.33', B: '33.33', C: '33.33' })).toBe(false);
  expect(sumOf({ A: '40', B: '', C: 'x' })).toBe('40');
});

test('what is missing is asked for before anything is sent', () => {
  expect(problemOf(typed())).toBeUndefined();
  expect(problemOf(typed({ domains: { A: '50', B: '49' } }))).toBe('sum');
  expect(problemOf(typed({ domains: { A: '100', B: '' } }))).toBe('number');
  expect(problemOf(typed({ domains: { A: '110', B: '-10' } }))).toBe('number');
  expect(problemOf(typed({ indicators: { a1: 'viel' } }))).toBe('number');
  expect(problemOf(typed({ note: ' ' }))).toBe('note');
});

test('what is empty is not sent: it counts one', () => {
  expect(inputOf(typed({ note: ' 依据 ' }), { plan: 'p', version: 2, requestId: 'r' })).toEqual({
    plan: 'p',
    version: 2,
    requestId: 'r',
    domains: [
      { code: 'A', weight: '33.3' },
      { code: 'B', weight: '33.3' },
      { code: 'C', weight: '33.4' },
    ],
    indicators: [{ code: 'a1', weight: '2' }],
    least: '70',
    note: '依据',
  });
});

test('a decision begins with the version in view, the first of all with nothing', () => {
  const shown = {
    domains: [{ domain: { code: 'A', name: '' }, weight: '60' }],
    indicators: [{ indicator: 'a1', weight: '2' }],
    least: '75',
    note: '旧',
  } as unknown as Weights;
  expect(typedOf(shown, false)).toEqual({ domains: { A: '60' }, indicators: { a1: '2' }, least: '75', note: '' });
  expect(typedOf(shown, true).domains).toEqual({ A: '' });
});

const area = (name: string, rank: number | null, unranked: string | null, leftOut: [string, string][] = []) =>
  ({
    area: { code: name, name },
    rank,
    unranked,
    leftOut: leftOut.map(([code, reason]) => ({ reason, indicator: { code, name: code } })),
  }) as unknown as IndexArea;

test('the city stands first, then the places, then who has none', () => {
  const rows = [area('无', null, 'refused'), area('乙', 2, null), area('市', null, 'whole'), area('甲', 1, null)];
  expect(byPlace(rows).map((a) => a.area.name)).toEqual(['市', '甲', '乙', '无']);
});

test('gaps are grouped by reason, each indicator once with its areas', () => {
  const rows = [
    area('甲', 1, null, [['a1', 'no_value']]),
    area('乙', 2, null, [
      ['a1', 'no_value'],
      ['a2', 'city_only'],
    ]),
  ];
  expect(gapsOf(rows)).toEqual([
    { reason: 'no_value', indicators: [{ code: 'a1', name: 'a1', in: ['甲', '乙'] }] },
    { reason: 'city_only', indicators: [{ code: 'a2', name: 'a2', in: ['乙'] }] },
  ]);
});
