import { expect, test } from 'vitest';
import { changed, inputOf, previewOf, problemOf, type Typed, typedOf } from './ownTarget';

const typed = (over: Partial<Typed> = {}): Typed => ({
  ...{ type: 'threshold_min', strict: false, value: '4.8', baseline: '', printed: '≥4.8', note: '县规划' },
  ...over,
});
const about = { plan: 'p', indicator: 'i', area: 'a', revision: 2, requestId: 'r' };

test('the printed text follows the number until somebody writes another', () => {
  let now = typedOf(null, ['threshold_min']);
  now = changed(now, { value: '4.8' });
  expect(now.printed).toBe('≥4.8');
  now = changed(now, { strict: true });
  expect(now.printed).toBe('>4.8');
  now = changed(now, { printed: '力争 4.8' });
  expect(changed(now, { value: '5' }).printed).toBe('力争 4.8');
});

test('the first box that would be refused is named', () => {
  expect(problemOf(typed())).toBeUndefined();
  expect(problemOf(typed({ value: '' }))).toEqual({ field: 'value', problem: 'missing' });
  expect(problemOf(typed({ value: '约五' }))).toEqual({ field: 'value', problem: 'number' });
  expect(problemOf(typed({ value: '-1' }))).toEqual({ field: 'value', problem: 'number' });
  expect(problemOf(typed({ baseline: 'x' }))).toEqual({ field: 'baseline', problem: 'number' });
  expect(problemOf(typed({ printed: ' ' }))).toEqual({ field: 'printed', problem: 'missing' });
  expect(problemOf(typed({ note: ' ' }))).toEqual({ field: 'note', problem: 'missing' });
  expect(problemOf(typed({ type: 'keep_vs_baseline' }))).toEqual({ field: 'baseline', problem: 'missing' });
});

test('only what the type asks for is sent, numbers as exact text', () => {
  expect(inputOf(typed({ value: '４.80', strict: true }), about)).toEqual({
    ...about,
    ...{ type: 'threshold_min', strict: true, value: '4.80', baseline: null, printed: '≥4.8', note: '县规划' },
  });
  expect(inputOf(typed({ type: 'increase_vs_baseline', strict: true, baseline: '60.2' }), about)).toMatchObject({
    ...{ strict: false, value: null, baseline: '60.2' },
  });
});

test('the preview says the rule once there is a number', () => {
  expect(previewOf(typed({ value: '' }))).toBeNull();
  expect(previewOf(typed({ strict: true }))).toEqual({ key: 'threshold_min_strict', value: '4.8' });
  expect(previewOf(typed({ type: 'keep_vs_baseline', baseline: '60' }))).toEqual({
    ...{ key: 'keep_vs_baseline', value: '60' },
  });
});
