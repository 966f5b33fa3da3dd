import { expect, test } from 'vitest';
import { answeredOf, firstMissing, toggled } from './answers';
import type { Question } from './api';

const words = { zh: '问', en: 'ask' };
const questions: Question[] = [
  { id: 'q1', kind: 'satisfaction', words, required: true },
  { id: 'q2', kind: 'text', words, required: false },
  { id: 'q3', kind: 'multiple', words, required: true, options: [{ id: 'o1', words }] },
];

test('what is blank is not answered', () => {
  const answers = { q1: { score: 3 }, q2: { text: '  ' }, q3: { options: [] } };
  expect(answeredOf(questions, answers)).toBe(1);
  expect(firstMissing(questions, answers)).toBe('q3');
});

test('a question that need not be answered is never missing', () => {
  expect(firstMissing(questions, { q1: { score: 1 }, q3: { options: ['o1'] } })).toBeUndefined();
});

test('an option goes in and out', () => {
  expect(toggled(undefined, 'o1')).toEqual(['o1']);
  expect(toggled(['o1', 'o2'], 'o1')).toEqual(['o2']);
});
