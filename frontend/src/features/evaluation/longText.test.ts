import { expect, test } from 'vitest';
import { LONG_TEXTS, MOST_CHARACTERS, proposedTexts, textsNaming } from './longText';

const numbers = [{ key: 'rate', label: '达标率', value: '66.7%', group: '' }];
const long = '字'.repeat(MOST_CHARACTERS + 1);

/** What each kind of text stores of these words where "旧" was stored before. */
const stored: [string, [string, string, string], string][] = [
  ['新 {rate}', ['新 {rate}', '新 {rate}', '新 {rate}'], 'a number that there is'],
  ['新 {rata}', ['新 {rata}', '旧', '旧'], 'a number that there is not'],
  [long, ['旧', '旧', '旧'], 'too long'],
  ['  ', ['  ', '  ', '旧'], 'emptied, which would give a proposal back'],
];

test.each(stored)('%# is stored', (words, expected, reason) => {
  const kept = [LONG_TEXTS, textsNaming(numbers), proposedTexts(numbers)].map(
    (rules) => rules.storable({ body: words }, { body: '旧' }).body,
  );
  expect(kept, reason).toEqual(expected);
});
