import { expect, test } from 'vitest';
import { daysUntil, formatDay, isToday } from './dates';

const now = new Date('2026-03-10T17:30:00Z');

test('days are counted on the Chinese calendar', () => {
  expect(daysUntil('2026-03-11T15:59:59Z', now)).toBe(0);
  expect(daysUntil('2026-03-15', now)).toBe(4);
  expect(daysUntil('2026-03-08T15:59:59Z', now)).toBe(-3);
});

test('the year is named only where it is another', () => {
  expect(formatDay('2026-03-15', 'zh-CN', now)).toBe('3月15日');
  expect(formatDay('2025-12-31', 'zh-CN', now)).toBe('2025年12月31日');
});

test('today begins at midnight in China', () => {
  expect(isToday('2026-03-10T16:05:00Z', now)).toBe(true);
  expect(isToday('2026-03-10T15:55:00Z', now)).toBe(false);
});
