import { afterEach, expect, test } from 'vitest';
import { keepDrafts, readDrafts } from './drafts';
import type { Draft } from './grid';

const draft = (text: string): Draft => ({ entry: { text, emptiness: null, explanation: '' }, base: 1 });

afterEach(() => localStorage.clear());

test('two pages of one sheet keep what each has, and let go of their own alone', () => {
  keepDrafts('k', { a: draft('1') }, {});
  keepDrafts('k', { b: draft('2') }, {});
  expect(readDrafts('k')).toEqual({ a: draft('1'), b: draft('2') });
  keepDrafts('k', {}, { a: draft('1') });
  expect(readDrafts('k')).toEqual({ b: draft('2') });
  keepDrafts('k', {}, { b: draft('2') });
  expect(localStorage.getItem('k')).toBeNull();
});
