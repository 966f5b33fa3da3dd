import { expect, test } from 'vitest';
import { readScope, withScope } from './scope';

test('an address without a scope means the approved figures, and leaves year and area to the page', () => {
  expect(readScope(new URLSearchParams(''))).toEqual({ year: undefined, basis: 'APPROVED', area: undefined });
});

test('what an address says comes back out of it', () => {
  const scope = { year: 2024, basis: 'SUBMITTED', area: '330481' } as const;
  const path = withScope('/t/board/p', scope);
  expect(path).toBe('/t/board/p?year=2024&basis=SUBMITTED&area=330481');
  expect(readScope(new URLSearchParams(path.split('?')[1]))).toEqual(scope);
});

test('nonsense in an address is ignored', () => {
  expect(readScope(new URLSearchParams('year=abc&basis=MAYBE'))).toMatchObject({ year: undefined, basis: 'APPROVED' });
  expect(withScope('/t', { basis: 'APPROVED' })).toBe('/t');
});
