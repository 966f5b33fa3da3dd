import { expect, test } from 'vitest';
import { compare, isDecimal } from './decimal';
import { type Texts, textRules } from './texts';

const { differing, merge } = textRules();

test('spaces at the ends make no difference, and a part that is not there is empty', () => {
  expect(differing({ a: 'x ', b: '' }, { a: 'x' })).toEqual([]);
  expect(differing({ a: 'x' }, { b: 'y' })).toEqual(['a', 'b']);
});

test.each<[string, Texts, Texts, Texts, string[]]>([
  ['only mine', { a: '我' }, {}, { a: '我', b: '' }, []],
  ['only theirs', {}, { a: '他' }, { a: '他', b: '' }, []],
  ['other parts are joined', { a: '我' }, { b: '他' }, { a: '我', b: '他' }, []],
  ['the same part is a conflict', { a: '我' }, { a: '他' }, { a: '我', b: '' }, ['a']],
  ['the same change is none', { a: '我' }, { a: '我 ' }, { a: '我', b: '' }, []],
])('%s', (_, mine, theirs, entry, conflicts) => {
  const base = { a: '', b: '' };
  expect(merge(base, { ...base, ...mine }, { ...base, ...theirs })).toEqual({ entry, conflicts });
});

test('numbers may be the same though typed differently', () => {
  const rules = textRules((a, b) => a === b || (isDecimal(a) && isDecimal(b) && compare(a, b) === 0));
  expect(rules.differing({ p: '85.0' }, { p: '85' })).toEqual([]);
  expect(rules.merge({ p: '80' }, { p: '85.0' }, { p: '85' })).toEqual({ entry: { p: '85.0' }, conflicts: [] });
});
