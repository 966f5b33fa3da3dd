import { expect, test } from 'vitest';
import { fillIn, isMeant, unknownIn } from './numbers';

const numbers = [
  { key: 'rate', label: '达标率', value: '66.7%', group: '达标情况' },
  { key: 'W01.target', label: '孕产妇死亡率的目标', value: '5', group: 'Health' },
];
const words = (text: string) => ({ text, field: null, changed: false });

const texts: [string, unknown[], string[], string][] = [
  ['', [], [], 'nothing'],
  ['没有数字。', [words('没有数字。')], [], 'words only'],
  ['{rate}', [{ text: '66.7%', field: 'rate', changed: false }], [], 'a number only'],
  [
    '由{rate}和\n{rate}。',
    [
      words('由'),
      { text: '66.7%', field: 'rate', changed: false },
      words('和\n'),
      { text: '66.7%', field: 'rate', changed: false },
      words('。'),
    ],
    [],
    'a number twice, over lines',
  ],
  [
    '{x}{x}{}',
    [...['{x}', '{x}', '{}'].map((t) => ({ ...words(t), unknown: true }))],
    ['x', ''],
    'unknown ones, once each',
  ],
  ['{ rate }', [{ ...words('{ rate }'), unknown: true }], [' rate '], 'spaces make another key'],
  ['{rate', [words('{rate')], [], 'a brace that is not closed'],
  ['{{rate}', [words('{'), { text: '66.7%', field: 'rate', changed: false }], [], 'the innermost braces count'],
];

test.each(texts)('%j is filled in (%#)', (body, pieces, unknown, reason) => {
  expect(fillIn(body, numbers), reason).toEqual(pieces);
  expect(unknownIn(body, numbers), reason).toEqual(unknown);
});

test('a number is found by its name, key, value or group, in any order and case', () => {
  const found = (said: string) => numbers.filter((n) => isMeant(n, said)).map((n) => n.key);
  expect(found('')).toEqual(['rate', 'W01.target']);
  expect(found('目标 w01')).toEqual(['W01.target']);
  expect(found('66')).toEqual(['rate']);
  expect(found('health')).toEqual(['W01.target']);
  expect(found('没有')).toEqual([]);
});
