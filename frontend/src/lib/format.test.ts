import { expect, test } from 'vitest';
import { formatChange, formatDecimal, spaced, widestFraction } from './format';

test('thin spaces from five whole digits on, fractions untouched', () => {
  expect(formatDecimal('1234')).toBe('1234');
  expect(formatDecimal('1234567.891')).toBe('1\u2009234\u2009567.891');
  expect(formatDecimal('-12345')).toBe('\u221212\u2009345');
});

test('a change carries its sign, no change carries none', () => {
  expect(formatChange('3')).toBe('+3');
  expect(formatChange('-3')).toBe('\u22123');
  expect(formatChange('0.0')).toBe('0.0');
});

test('Chinese and Latin keep a thin distance', () => {
  expect(spaced('2025年目标95%以上')).toBe('2025\u2009年目标\u200995%\u2009以上');
  expect(spaced('changing by -0.02 a year since 2020-03-01')).toBe('changing by \u22120.02 a year since 2020-03-01');
});

test('a column knows its longest fraction', () => {
  expect(widestFraction(['1', '2.50', null, '3.1'])).toBe(2);
});
