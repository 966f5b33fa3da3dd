import { expect, test } from 'vitest';
import { differing, type Entry, entryOf, fundsProblem, inputOf, merge, storable } from './entry';
import { reportOf } from './testReport';

const entry = (over: Partial<Entry> = {}): Entry => ({ ...entryOf(reportOf()), ...over });

const money: [string, ReturnType<typeof fundsProblem>, string][] = [
  ['', undefined, 'nothing is not wrong'],
  ['120', undefined, 'whole'],
  ['1,200.5', undefined, 'thousands separators as in a spreadsheet'],
  ['１２０．５', undefined, 'full-width digits'],
  ['0.01', undefined, 'a hundred yuan'],
  ['0.001', 'tooFine', 'finer than the plans budget'],
  ['100000000.01', 'tooLarge', 'yuan typed as 10 000 yuan'],
  ['-3', 'negative', 'below zero'],
  ['约120', 'notANumber', 'words are not guessed at'],
  ['12万', 'notANumber', 'a unit of its own'],
];

test.each(money)('%j as money: %s (%s)', (typed, problem) => {
  expect(fundsProblem(typed)).toBe(problem);
});

test('money that cannot be read stays as it was stored, the rest is sent', () => {
  const stored = entry({ fundsPlanned: '100' });
  const typed = entry({ done: '做了', fundsPlanned: '100多', fundsSpent: '８０' });
  expect(inputOf(storable(typed, stored), true)).toMatchObject({ done: '做了', fundsPlanned: '100', fundsSpent: '80' });
});

test('a task has no money and no risks, whatever was typed', () => {
  expect(inputOf(entry({ fundsPlanned: '3', risks: '有' }), false)).toMatchObject({ fundsPlanned: null, risks: null });
});

test('spaces at the ends and the way a number is typed are no change', () => {
  const stored = entry({ done: '做了', fundsSpent: '80.5' });
  expect(differing(stored, entry({ done: '做了 ', fundsSpent: '80.50' }))).toEqual([]);
  expect(differing(stored, entry({ done: '做了', fundsSpent: '' }))).toEqual(['fundsSpent']);
});

const merges: [Partial<Entry>, Partial<Entry>, Partial<Entry>, string[], string][] = [
  [{ done: '我' }, {}, { done: '我' }, [], 'only mine'],
  [{}, { done: '他' }, { done: '他' }, [], 'only theirs'],
  [{ done: '我' }, { next: '他' }, { done: '我', next: '他' }, [], 'different parts'],
  [{ done: '同' }, { done: '同' }, { done: '同' }, [], 'the same in both'],
  [{ done: '我' }, { done: '他' }, { done: '我' }, ['done'], 'the same part'],
  [{ selfRating: 'done' }, { selfRating: 'delayed' }, { selfRating: 'done' }, ['selfRating'], 'ratings count too'],
  [{ done: '字 ' }, { done: '字' }, { done: '字 ' }, [], 'a space under the cursor is left alone'],
];

test.each(merges)('%j and %j merge to %j, conflicts %j: %s', (mine, theirs, merged, conflicts) => {
  const got = merge(entry(), entry(mine), entry(theirs));
  expect(got).toEqual({ entry: entry(merged), conflicts });
});
