import { expect, test } from 'vitest';
import { moved } from '@/lib/moved';
import { type DraftItem, freeCode, problemOf, STARTERS, sumOf, weightOf } from './sheet';

const item = (code: string, weight: string, name = code): DraftItem => ({ code, name, guide: '', weight });

test('the weights of the starters add up', () => {
  expect(sumOf(STARTERS.map(({ code, weight }) => item(code, weight)))).toBe('100');
});

test('weights add up exactly: what a float would miss is a hundred', () => {
  const items = [item('a', '33.3'), item('b', '33.3'), item('c', '33.4')];
  expect(sumOf(items)).toBe('100.0');
  expect(problemOf(items, '说明')).toBeUndefined();
  expect(problemOf([...items, item('d', '0.1')], '说明')).toEqual({ field: 'sum' });
});

test.each([
  ['２０', '20'],
  ['12.5', '12.5'],
  ['0', null],
  ['-5', null],
  ['100.1', null],
  ['12.55', '12.55'],
  ['12.555', null],
  ['', null],
])('weight %s is read as %s', (typed, weight) => {
  expect(weightOf(typed)).toBe(weight);
});

test('the first thing that is missing is named, the reason last', () => {
  expect(problemOf([item('a', '50'), item('b', '50', ' ')], '')).toEqual({ at: 1, field: 'name' });
  expect(problemOf([item('a', 'x'), item('b', '50')], '')).toEqual({ at: 0, field: 'weight' });
  expect(problemOf([], '')).toEqual({ field: 'sum' });
  expect(problemOf([item('a', '100')], ' ')).toEqual({ field: 'note' });
});

test('items move one place and not off the ends; new codes are free', () => {
  const items = [item('a', '50'), item('b', '50')];
  expect(moved(items, 1, -1).map((i) => i.code)).toEqual(['b', 'a']);
  expect(moved(items, 1, 1)).toEqual(items);
  expect(freeCode([item('item2', '1'), item('item3', '1')])).toBe('item4');
});
