import { expect, test } from 'vitest';
import { clockOf, kindOf, minutesOf } from './hours';

test('minutes of the day are times, both ways', () => {
  for (const minutes of [0, 61, 480, 1200, 1439]) expect(minutesOf(clockOf(minutes))).toBe(minutes);
  expect(clockOf(485)).toBe('08:05');
  expect(minutesOf('20:00:00')).toBe(1200);
  for (const typed of ['', '8', '24:00', '12:60', '20:0']) expect(minutesOf(typed)).toBeUndefined();
});

test('hours go over midnight, stay within a day, or are none', () => {
  expect([kindOf(1200, 480), kindOf(720, 840), kindOf(480, 480)]).toEqual(['night', 'day', 'none']);
});
