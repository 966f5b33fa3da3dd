import { describe, expect, test } from 'vitest';
import { changePercent, compare, ratio, readTyped, round, subtract } from './decimal';

describe('compare', () => {
  const cases: [string, string, number, string][] = [
    ['11', '11.0', 0, 'as printed compares numerically'],
    ['0.1', '0.09', 1, 'scales are aligned before comparing'],
    ['-2', '1', -1, 'signs count'],
    ['9007199254740993', '9007199254740992', 1, 'beyond the exact range of a double'],
  ];
  test.each(cases)('%s against %s is %i: %s', (a, b, want) => {
    expect(compare(a, b)).toBe(want);
  });
});

test('subtract is exact where doubles are not', () => {
  expect(subtract('0.3', '0.1')).toBe('0.2');
  expect(subtract('1', '1.05')).toBe('-0.05');
});

describe('ratio', () => {
  const cases: [string, string, string, number, string | null, string][] = [
    ['5', '7', '100', 2, '71.43', '5 of 7 counties, as the gazette prints it'],
    ['6', '7', '100', 2, '85.71', '6 of 7 counties'],
    ['1', '8', '1', 2, '0.13', 'half rounds up'],
    ['-1', '8', '1', 2, '-0.13', 'half rounds away from zero'],
    ['3', '41250', '100000', 2, '7.27', 'per 100 000'],
    ['0.5', '0.25', '1', 0, '2', 'both sides may have decimals'],
    ['1', '0', '100', 2, null, 'nothing divided by zero is a value'],
  ];
  test.each(cases)('%s ÷ %s × %s', (n, d, m, places, want) => {
    expect(ratio(n, d, m, places)).toBe(want);
  });
});

test('round pads and rounds once', () => {
  expect(round('85.045', 2)).toBe('85.05');
  expect(round('11', 2)).toBe('11.00');
});

test('changePercent needs a base', () => {
  expect(changePercent('200', '250')).toBe('25.0');
  expect(changePercent('0', '3')).toBeNull();
});

describe('readTyped', () => {
  const cases: [string, string | null, string][] = [
    ['１２３．５', '123.5', 'full-width digits from a Chinese input method'],
    [' 1,234,567 ', '1234567', 'thousands separators from a spreadsheet'],
    ['12\u202f345', '12345', 'our own thin spaces, pasted back'],
    ['.5', '0.5', 'a missing leading zero'],
    ['007', '7', 'leading zeros carry nothing'],
    ['5.', '5', 'a point still being typed'],
    ['0', '0', 'zero is a value'],
    ['1,23', null, 'a comma is never taken for a decimal point'],
    ['12万', null, 'units are not guessed at'],
    ['1e5', null, 'scientific notation is not what a clerk means'],
    ['', null, 'nothing is not zero'],
  ];
  test.each(cases)('%j reads as %j: %s', (input, want) => {
    expect(readTyped(input)).toBe(want);
  });
});
