import { afterEach, expect, test } from 'vitest';
import { frontPlans, isDemonstration } from './front';

afterEach(() => {
  document.head.innerHTML = '';
});

test('the page names the plans of its front, in order', () => {
  document.head.innerHTML = '<meta name="liangce-public" content="330400/women  330400/children">';
  expect(frontPlans(document)).toEqual([
    { city: '330400', plan: 'women' },
    { city: '330400', plan: 'children' },
  ]);
});

test('a page that names none, or names nonsense, has no public front', () => {
  expect(frontPlans(document)).toEqual([]);
  document.head.innerHTML = '<meta name="liangce-public" content="330400">';
  expect(frontPlans(document)).toEqual([]);
});

test('figures are called made up only where the page says so', () => {
  expect(isDemonstration(document)).toBe(false);
  document.head.innerHTML = '<meta name="liangce-figures" content="demonstration">';
  expect(isDemonstration(document)).toBe(true);
});
