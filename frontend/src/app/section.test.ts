import { expect, test } from 'vitest';
import { railSections, sectionAddress } from './section';

test('each kind of work has its own rail', () => {
  expect(railSections(['report'])).toEqual(['home', 'sheet', 'board', 'plan']);
  expect(railSections(['sign', 'oversee', 'publish'])).toEqual(['home', 'queue', 'board', 'plan', 'round']);
  expect(railSections([])).toEqual(['home', 'board', 'plan']);
});

test('never more than six words', () => {
  const all = ['report', 'review', 'sign', 'line_check', 'oversee', 'publish', 'admin'];
  expect(railSections(all)).toHaveLength(6);
});

test('without a plan in sight every word leads home', () => {
  expect(sectionAddress('sheet', '330481-hc', undefined)).toBe('/330481-hc');
  expect(sectionAddress('sheet', '330481-hc', { plan: 'p', year: 2025 })).toBe('/330481-hc/sheet/p/2025');
});
