import { expect, test } from 'vitest';
import { nextState, partOf, stepsOf } from './states';

const by = { name: '签核员' };

test('the stepper shows who led where, where it is, and what is ahead', () => {
  const steps = stepsOf({
    state: 'scoring',
    steps: [
      { state: 'draft', by, at: '2026-06-01T00:00:00Z' },
      { state: 'collecting', by, at: '2026-06-02T00:00:00Z' },
      { state: 'scoring', by: { name: '主任' }, at: '2026-07-02T00:00:00Z' },
    ],
  });
  expect(steps.map((s) => [s.state, s.place, s.led?.by.name])).toEqual([
    ['draft', 'past', '签核员'],
    ['collecting', 'past', '签核员'],
    ['scoring', 'now', '主任'],
    ['concluded', 'ahead', undefined],
    ['published', 'ahead', undefined],
  ]);
});

test('one way on from each state, none from the last', () => {
  expect(['draft', 'collecting', 'scoring', 'concluded', 'published'].map(nextState)).toEqual([
    'collecting',
    'scoring',
    'concluded',
    'published',
    undefined,
  ]);
});

test.each([
  [null, 'draft', 'results'],
  [null, 'collecting', 'self'],
  [null, 'scoring', 'scoring'],
  [null, 'published', 'conclusion'],
  ['work', 'published', 'work'],
  ['slogans', 'draft', 'results'],
] as const)('named %s in %s: %s', (named, state, part) => {
  expect(partOf(named, state)).toBe(part);
});
