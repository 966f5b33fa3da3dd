import { expect, test } from 'vitest';
import { reviewProblem } from './ReviewForm';

const cases: [Parameters<typeof reviewProblem>, ReturnType<typeof reviewProblem>, string][] = [
  [['PASS', 'done', 'done', ''], undefined, 'agreeing needs no words'],
  [['PASS', 'done', 'under_way', ''], 'sayWhy', 'another rating needs a reason'],
  [['PASS', 'done', 'under_way', '尚有两镇未覆盖'], undefined, 'with a reason'],
  [['PASS', null, null, '好'], 'rate', 'no rating at all'],
  [['RETURN', 'done', 'done', '  '], 'sayWhat', 'spaces are no words'],
  [['RETURN', null, null, '请补充数据'], undefined, 'what goes back needs no rating'],
];

test.each(cases)('%j: %s (%s)', (args, problem) => {
  expect(reviewProblem(...args)).toBe(problem);
});
