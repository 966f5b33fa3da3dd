import { expect, test } from 'vitest';
import { blankOf, fieldsOf, inputOf, problemOf, type Values, valuesOf } from './form';

const KINDS = ['ranking', 'resolution', 'implementation_plan', 'plan_link', 'budget_line', 'deed', 'participation'];
const of = { plan: 'p', record: undefined, requestId: 'r' };

test.each(KINDS)('%s asks for something, and a year or a day among it', (kind) => {
  const fields = fieldsOf(kind).map((f) => f.field);
  expect(fields.filter((f) => f === 'year' || f === 'day')).toHaveLength(1);
});

test('a kind that is not known asks for nothing', () => {
  expect(fieldsOf('slogan')).toEqual([]);
});

test('a new record begins with the year in view and a choice made', () => {
  expect(blankOf('deed', 2024)).toEqual({ year: '2024', state: 'planned' });
  expect(blankOf('resolution', 2024)).toEqual({ organ: 'committee' });
});

const budget: Values = { year: '2024', purpose: 'plan', planned: '120.5', source: '财政预算' };

test.each<[string, string, Values, ReturnType<typeof problemOf>]>([
  ['a whole budget line', 'budget_line', budget, undefined],
  ['full-width digits and separators are understood', 'budget_line', { ...budget, planned: '１,200.50' }, undefined],
  ['blanks are nothing', 'budget_line', { ...budget, source: '  ' }, { field: 'source', problem: 'missing' }],
  ['three decimals', 'budget_line', { ...budget, spent: '1.005' }, { field: 'spent', problem: 'amount' }],
  ['words for money', 'budget_line', { ...budget, planned: '很多' }, { field: 'planned', problem: 'amount' }],
  ['below zero', 'budget_line', { ...budget, planned: '-1' }, { field: 'planned', problem: 'amount' }],
  [
    'half a person',
    'deed',
    { title: 't', year: '2024', state: 'done', people: '1.5' },
    { field: 'people', problem: 'number' },
  ],
  ['the first problem comes first', 'ranking', {}, { field: 'year', problem: 'missing' }],
])('%s', (_, kind, values, problem) => {
  expect(problemOf(kind, values)).toEqual(problem);
});

test('the server gets the fields of the kind, exact money and whole numbers', () => {
  const values: Values = { ...budget, planned: '１,200.50', spent: '', title: '别的类别的' };
  expect(inputOf(values, { ...of, kind: 'budget_line' })).toEqual({
    plan: 'p',
    kind: 'budget_line',
    record: null,
    revision: 0,
    requestId: 'r',
    year: 2024,
    purpose: 'plan',
    planned: '1200.50',
    source: '财政预算',
  });
});

test('a change names the record and the revision that was edited', () => {
  const input = inputOf({ people: '30' }, { ...of, kind: 'deed', record: { id: 'x', revision: 3 } });
  expect([input.record, input.revision, input.people]).toEqual(['x', 3, 30]);
});

test('a record fills the boxes of its kind, and no others', () => {
  const record = {
    ...{ kind: 'deed', title: '母婴室', year: 2024, people: 0, state: 'done', text: '', number: '', source: '' },
    ...{ day: null, purpose: null, organ: null, planned: null, spent: null, place: null, places: null },
  };
  expect(valuesOf(record)).toEqual({ title: '母婴室', year: '2024', people: '0', state: 'done', text: '' });
});
