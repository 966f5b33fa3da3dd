import { expect, test } from 'vitest';
import { ACCENT, readableAccent } from './theme';

test('a tenant accent is taken only where white text on it can be read', () => {
  expect(readableAccent('#8c1d2f')).toBe('#8c1d2f');
  expect(readableAccent('#ffd54f')).toBe(ACCENT);
  expect(readableAccent('javascript:1')).toBe(ACCENT);
  expect(readableAccent(null)).toBe(ACCENT);
});
