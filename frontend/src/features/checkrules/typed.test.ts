import { expect, test } from 'vitest';
import type { Rule } from './documents';
import { insert, missingOf, proposalOf, scopeOf, typedOf } from './typed';

const rule = {
  ...{ code: 'K-1', version: 1, grade: 'D', expression: 'value > 1', sentenceZh: '甲', sentenceEn: 'A', note: '因' },
  ...{ validFrom: 2021, validTo: null, about: [{ key: 'p/W1', name: '率', indicator: true }] },
} as unknown as Rule;

test('a new version begins with what the one before says, over the newest', () => {
  const typed = typedOf(rule, 3, 2025);
  expect(proposalOf(typed, 'r')).toEqual({
    ...{ code: 'K-1', version: 3, grade: 'D', expression: 'value > 1', sentenceZh: '甲', sentenceEn: 'A', note: '因' },
    ...{ validFrom: 2021, validTo: null, elements: [], indicators: ['p/W1'], requestId: 'r' },
  });
});

test('what is missing is found in the order of the form', () => {
  const typed = typedOf(undefined, 0, 2025);
  expect(missingOf(typed)).toBe('code');
  expect(missingOf({ ...typed, code: 'K' })).toBe('about');
  const full = { ...typedOf(rule, 1, 2025) };
  expect(missingOf(full)).toBeUndefined();
  expect(missingOf({ ...full, validFrom: '' })).toBe('validFrom');
  expect(missingOf({ ...full, validTo: '25' })).toBe('validTo');
});

test('a rule is about elements or about rates', () => {
  expect(scopeOf({ rate: false, about: ['a'] })).toEqual({ elements: ['a'], indicators: [] });
  expect(scopeOf({ rate: true, about: ['p/a'] })).toEqual({ elements: [], indicators: ['p/a'] });
});

test('a word is put in at the caret', () => {
  expect(insert('value >', 'last', 7, 7)).toEqual({ text: 'value > last', caret: 12 });
  expect(insert('abs(x)', 'value', 4, 5)).toEqual({ text: 'abs(value)', caret: 9 });
});
