import { expect, test } from 'vitest';
import { lineRuns } from '@/ui/scale';
import { breakPlaces } from './breaks';

const of = (code: string, year: number, comparable = false) => ({ indicator: { code }, year, comparable });

test('a series begins anew at a break, and at no change that leaves values comparable', () => {
  const years = [2020, 2021, 2022, 2023];
  const breaks = [of('W04', 2022), of('W04', 2021, true), of('W05', 2023), of('W04', 2020), of('W04', 2030)];
  expect(breakPlaces(breaks, 'W04', years)).toEqual([2]);
  expect(lineRuns([1, 2, 3, 4], [2]).map((run) => run.map((p) => p.at))).toEqual([
    [0, 1],
    [2, 3],
  ]);
});
