import { describe, expect, test } from 'vitest';
import {
  type Cell,
  edit,
  isReady,
  isSendable,
  markConflict,
  markSaving,
  openGrid,
  resolve,
  revert,
  setEmptiness,
  settle,
  type,
  unsaved,
} from './grid';
import { cellOf } from './testCells';

const KEY = 'o1|total';
const open = (cell: Partial<Cell> = {}) => openGrid([cellOf('o1', cell)]);
const stored = (value: string, revision: number) => cellOf('o1', {}, { value, revision });

describe('typing', () => {
  test('a zero is a value and nothing is not', () => {
    const grid = type(open(), KEY, '0');
    expect(grid.rows[KEY]?.entry).toEqual({ text: '0', emptiness: null, explanation: '' });
    expect(grid.rows[KEY]?.phase).toBe('dirty');
  });

  test('typing a value ends an empty state, and an empty state ends a value', () => {
    const empty = setEmptiness(type(open(), KEY, '5'), KEY, 'withheld');
    expect(empty.rows[KEY]?.entry).toMatchObject({ text: '', emptiness: 'withheld' });
    expect(type(empty, KEY, '7').rows[KEY]?.entry).toMatchObject({ text: '7', emptiness: null });
  });

  test('typing what is stored already leaves nothing to save', () => {
    const grid = openGrid([stored('12', 3)]);
    expect(type(grid, KEY, '12.0').rows[KEY]?.phase).toBe('clean');
  });

  test('a text that is no number stays, and is not sent', () => {
    const row = type(open(), KEY, '12万').rows[KEY];
    expect(row?.entry.text).toBe('12万');
    expect(row && isSendable(row)).toBe(false);
  });

  test('not collected waits for its reason', () => {
    const grid = setEmptiness(open(), KEY, 'not_collected');
    expect(isSendable(grid.rows[KEY] as never)).toBe(false);
    expect(isSendable(edit(grid, KEY, { explanation: '调查暂停' }).rows[KEY] as never)).toBe(true);
  });

  test('a cell that is on its way to approval cannot be typed into', () => {
    const grid = open({ canEdit: false });
    expect(type(grid, KEY, '5').rows[KEY]?.entry.text).toBe('');
  });

  test('Esc brings back what is stored', () => {
    expect(revert(type(openGrid([stored('12', 3)]), KEY, '99'), KEY).rows[KEY]?.entry.text).toBe('12');
  });
});

describe('an answer of the server', () => {
  test('makes clean what was sent and not touched since', () => {
    const grid = markSaving(type(open(), KEY, '5'), [KEY]);
    const after = settle(grid, [stored('5', 1)], { [KEY]: { text: '5', emptiness: null, explanation: '' } });
    expect(after.rows[KEY]).toMatchObject({ phase: 'clean', base: 1 });
  });

  test('keeps what was typed meanwhile, on the new revision', () => {
    const sent = { text: '5', emptiness: null, explanation: '' };
    const grid = type(markSaving(type(open(), KEY, '5'), [KEY]), KEY, '56');
    const after = settle(grid, [stored('5', 1)], { [KEY]: sent });
    expect(after.rows[KEY]).toMatchObject({ phase: 'dirty', base: 1, entry: { text: '56' } });
  });

  test('never moves an unsent entry to a revision that its reporter has not seen', () => {
    const grid = type(openGrid([stored('5', 1)]), KEY, '6');
    const after = settle(grid, [stored('7', 2)], {});
    expect(after.rows[KEY]).toMatchObject({ phase: 'dirty', base: 1, entry: { text: '6' } });
  });
});

describe('a conflict', () => {
  const grid = markConflict(type(openGrid([stored('5', 1)]), KEY, '6'), KEY, stored('7', 2));

  test('keeps both values until the reporter chooses', () => {
    expect(grid.rows[KEY]).toMatchObject({ phase: 'conflict', entry: { text: '6' }, cell: { figure: { value: '7' } } });
  });

  test('mine is sent on top of theirs', () => {
    expect(resolve(grid, KEY, 'mine').rows[KEY]).toMatchObject({ phase: 'dirty', base: 2, entry: { text: '6' } });
  });

  test('theirs is taken as it is', () => {
    expect(resolve(grid, KEY, 'theirs').rows[KEY]).toMatchObject({ phase: 'clean', base: 2, entry: { text: '7' } });
  });

  test('two who typed the same have no conflict', () => {
    const same = markConflict(type(openGrid([stored('5', 1)]), KEY, '7'), KEY, stored('7', 2));
    expect(same.rows[KEY]?.phase).toBe('clean');
  });
});

describe('a copy kept on this computer', () => {
  const draft = { entry: { text: '6', emptiness: null, explanation: '' }, base: 1 };

  test('is laid over the sheet and sent', () => {
    expect(openGrid([stored('5', 1)], { [KEY]: draft }).rows[KEY]).toMatchObject({
      phase: 'dirty',
      entry: { text: '6' },
    });
  });

  test('is a conflict where the sheet has moved on', () => {
    expect(openGrid([stored('7', 2)], { [KEY]: draft }).rows[KEY]?.phase).toBe('conflict');
  });

  test('holds all that is not stored, and nothing else', () => {
    expect(unsaved(type(openGrid([stored('5', 1)]), KEY, '6'))).toEqual({ [KEY]: draft });
    expect(unsaved(openGrid([stored('5', 1)]))).toEqual({});
  });
});

describe('ready to be handed in', () => {
  const problem = (grade: 'A' | 'B' | 'C' | 'D') => ({ grade, code: 'X', message: '', explanation: null });
  const cases: [string, Cell, boolean][] = [
    ['a stored value', stored('5', 1), true],
    ['nothing stored', cellOf('o1'), false],
    ['a mandatory problem', cellOf('o1', { problems: [problem('A')] }, { value: '5' }), false],
    ['a doubtful value without a word', cellOf('o1', { problems: [problem('C')] }, { value: '5' }), false],
    [
      'a doubtful value explained',
      cellOf('o1', { problems: [problem('B')] }, { value: '5', explanation: '已核对' }),
      true,
    ],
    ['a hint', cellOf('o1', { problems: [problem('D')] }, { value: '5' }), true],
    ['already submitted', cellOf('o1', {}, { value: '5', state: 'submitted' }), false],
    ['not applicable', cellOf('o1', {}, { emptiness: 'not_applicable' }), true],
  ];
  test.each(cases)('%s', (_, cell, want) => {
    const row = openGrid([cell]).rows[KEY];
    expect(row && isReady(row)).toBe(want);
  });
});
