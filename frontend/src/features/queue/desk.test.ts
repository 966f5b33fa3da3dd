import { expect, test } from 'vitest';
import { cleanItems, type Desk, decided, type Item, isClean, isOpen, nextOpen, overtake } from './desk';

function item(id: string, patch: Partial<Item> = {}, figure: Partial<Item['figure']> = {}): Item {
  return {
    stage: 'department_review',
    due: null,
    lastYear: null,
    lastRevision: null,
    problems: [],
    heard: { unread: 0 },
    ...patch,
    figure: {
      id,
      revision: 1,
      value: '5',
      emptiness: null,
      state: 'submitted',
      explanation: null,
      correctionReason: null,
      enteredAt: '2026-03-01T00:00:00Z',
      enteredBy: { name: '沈娟' },
      element: { code: 'live_births', name: '活产数', unit: '人', kind: 'count' },
      area: { code: '330481', name: '海宁市' },
      category: { code: 'total', name: '合计' },
      divergences: [],
      ...figure,
    },
  };
}

const problem = (grade: 'B' | 'D') => ({ grade, code: 'X', message: '', explanation: '已核对' });
const dispute = { id: 'd', value: '6', comment: '', answer: null, tenant: { name: '' } };

test('only what leaves nothing to read may be passed unread', () => {
  const cases: [Item, boolean, string][] = [
    [item('1'), true, 'a value without a doubt'],
    [item('2', { problems: [problem('D')] }), true, 'a hint'],
    [item('3', { problems: [problem('B')] }), false, 'an explanation to be accepted'],
    [item('4', {}, { value: null, emptiness: 'withheld' }), false, 'an empty state'],
    [item('5', {}, { divergences: [{ ...dispute, resolution: null }] }), false, 'an open dispute'],
    [item('6', {}, { divergences: [{ ...dispute, resolution: 'accepted' }] }), true, 'a settled dispute'],
  ];
  for (const [it, want, reason] of cases) expect(isClean(it), reason).toBe(want);
});

const desk: Desk = { items: [item('a'), item('b'), item('c')], marks: {}, total: 3 };

test('part of a request may be refused, each with its reason', () => {
  const after = decided(desk, ['a', 'b', 'c'], 'passed', {
    decided: [{ figure: { id: 'a', state: 'reviewed', revision: 1 } }],
    refused: [{ figure: 'b', code: 'FOUR_EYES', message: '须由另一人审核', current: null }],
  });
  expect(after.marks).toEqual({
    a: { kind: 'passed' },
    b: { kind: 'refused', code: 'FOUR_EYES', message: '须由另一人审核' },
  });
  expect(cleanItems(after).map((i) => i.figure.id)).toEqual(['c']);
});

test('a row is open until something has become of it', () => {
  const cases: [Desk['marks'], boolean, string][] = [
    [{}, true, 'nobody has decided'],
    [{ b: { kind: 'refused', code: 'STALE_REVISION', message: '' } }, true, 'a refused decision may be taken again'],
    [{ b: { kind: 'busy' } }, false, 'a decision is on its way'],
    [{ b: { kind: 'passed' } }, false, 'passed'],
    [{ b: { kind: 'returned' } }, false, 'returned'],
  ];
  for (const [marks, want, reason] of cases) {
    expect(isOpen({ ...desk, marks }, item('b')), reason).toBe(want);
    expect(nextOpen({ ...desk, marks }, 'a'), reason).toBe(want ? 'b' : 'c');
  }
});

test('after a decision the next open row comes up, round the end', () => {
  expect(nextOpen(desk, 'a')).toBe('b');
  expect(nextOpen({ ...desk, marks: { b: { kind: 'passed' } } }, 'a')).toBe('c');
  expect(nextOpen({ ...desk, marks: { b: { kind: 'passed' } } }, 'c')).toBe('a');
  expect(
    nextOpen({ ...desk, marks: { a: { kind: 'passed' }, b: { kind: 'returned' }, c: { kind: 'passed' } } }, 'c'),
  ).toBeUndefined();
});

test('what somebody else did meanwhile is marked where it stands, and what has come stands at the end', () => {
  const at: Desk = { ...desk, marks: { c: { kind: 'passed' } } };
  const news = { a: { act: 'returned', who: '市卫健委 张三' } };
  const after = overtake(at, [item('b', {}, { revision: 2 }), item('d')], 2, news);
  expect(after.items.map((i) => [i.figure.id, i.figure.revision])).toEqual([
    ['a', 1],
    ['b', 2],
    ['c', 1],
    ['d', 1],
  ]);
  expect(after.marks).toEqual({ a: { kind: 'taken', act: 'returned', who: '市卫健委 张三' }, c: { kind: 'passed' } });
  expect(isOpen(after, item('a'))).toBe(false);
  expect(after.total - 2, 'two of those on the desk are closed').toBe(2);
  const unknown = overtake(at, [item('b')], 1, {});
  expect(unknown.marks.a).toEqual({ kind: 'taken', act: '', who: '' });
  expect(overtake(after, [item('a')], 1, {}).marks.a, 'it came back').toBeUndefined();
});

test('a row whose decision is under way waits for its own answer', () => {
  const busy: Desk = { ...desk, marks: { a: { kind: 'busy' } } };
  expect(overtake(busy, [], 0, { a: { act: 'passed', who: 'x' } }).marks.a).toEqual({ kind: 'busy' });
});
