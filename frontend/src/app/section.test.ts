import { expect, test } from 'vitest';
import { railSections, sectionAddress } from './section';

test('each kind of work has its own rail', () => {
  expect(railSections(['report'])).toEqual(['home', 'sheet', 'progress', 'board', 'evaluations', 'plan']);
  expect(railSections(['sign', 'oversee', 'publish'])).toEqual([
    'home',
    'queue',
    'progress',
    'board',
    'evaluations',
    'round',
  ]);
  expect(railSections([])).toEqual(['home', 'progress', 'board', 'evaluations', 'plan']);
});

test('who stands over cities looks at them', () => {
  expect(railSections(['region'])).toEqual(['region']);
  expect(railSections(['admin', 'audit', 'region'])).toEqual(['region', 'audit']);
  expect(sectionAddress('region', '330000-wcwc', undefined)).toBe('/330000-wcwc/region');
});

test('never more than six words', () => {
  const all = ['report', 'review', 'sign', 'line_check', 'oversee', 'publish', 'admin'];
  expect(railSections(all)).toEqual(['home', 'sheet', 'queue', 'progress', 'board', 'round']);
  expect(railSections(['report', 'review', 'publish'])).toEqual([
    'home',
    'sheet',
    'queue',
    'progress',
    'board',
    'round',
  ]);
});

test('without a plan in sight every word leads home', () => {
  expect(sectionAddress('sheet', '330481-hc', undefined)).toBe('/330481-hc');
  expect(sectionAddress('sheet', '330481-hc', { plan: 'p', year: 2025 })).toBe('/330481-hc/sheet/p/2025');
  expect(sectionAddress('progress', '330481-hc', { plan: 'p', year: 2025 })).toBe('/330481-hc/progress/p/2025');
  expect(sectionAddress('evaluations', '330481-hc', { plan: 'p', year: 2025 })).toBe('/330481-hc/evaluations/p');
});
