import { expect, test } from 'vitest';
import { edit, openGrid } from './grid';
import { cellOf } from './testCells';
import { accepted, arrange, type BookCell, figureOf } from './workbook';

const nothing = { value: null, emptiness: 'not_reported', explanation: '' };

function cell(obligation: string, more: Partial<BookCell> = {}): BookCell {
  const now = { value: '7', explanation: '' };
  return { obligation, category: 'total', kind: 'take', was: nothing, now, revision: 2, problems: [], ...more };
}

const grid = openGrid(['a', 'b', 'c'].map((o) => cellOf(o)));
const names = (cells: BookCell[]) => cells.map((c) => c.obligation);

test('each cell stands in one place', () => {
  const bad = { grade: 'A', code: 'INVALID_VALUE', message: '说明过长' };
  const doubt = { grade: 'C', code: 'JUMP', message: '变化较大' };
  const found = arrange(
    [
      cell('a'),
      cell('b', { kind: 'conflict' }),
      cell('c', { kind: 'closed' }),
      cell('d', { kind: 'unreadable' }),
      cell('e', { problems: [bad] }),
      cell('f', { problems: [doubt] }),
      cell('g', { kind: 'same' }),
      cell('h', { kind: 'unchanged', problems: [doubt] }),
    ],
    grid,
  );
  expect(names(found.changes)).toEqual(['a', 'f']);
  expect(names(found.conflicts)).toEqual(['b']);
  expect(names(found.closed)).toEqual(['c']);
  expect(names(found.unreadable)).toEqual(['d', 'e']);
  expect(names(found.others)).toEqual(['h']);
});

test('what the page could not save is not written over unseen', () => {
  const typed = edit(grid, 'a|total', { text: '约九' });
  expect(names(arrange([cell('a')], typed).conflicts)).toEqual(['a']);
  const alike = edit(grid, 'a|total', { text: '7.0' });
  expect(names(arrange([cell('a')], alike).changes)).toEqual(['a']);
});

test('a conflict that nobody settled is not saved', () => {
  const found = arrange([cell('a'), cell('b', { kind: 'conflict' }), cell('c', { kind: 'conflict' })], grid);
  expect(names(accepted(found, {}))).toEqual(['a']);
  expect(names(accepted(found, { 'b|total': 'theirs', 'c|total': 'mine' }))).toEqual(['a', 'c']);
});

test('what is saved names the revision that was compared with', () => {
  const base = { obligation: 'a', category: 'total', expectedRevision: 2 };
  expect(figureOf(cell('a'))).toEqual({ ...base, value: '7', explanation: null });
  const withheld = { value: null, emptiness: 'withheld', explanation: '依规定' };
  expect(figureOf(cell('a', { now: withheld }))).toEqual({ ...base, emptiness: 'withheld', explanation: '依规定' });
  expect(figureOf(cell('a', { now: nothing }))).toEqual({ ...base, emptiness: 'not_reported', explanation: null });
});
