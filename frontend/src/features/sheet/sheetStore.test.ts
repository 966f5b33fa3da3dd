import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Cell, openGrid, type } from './grid';
import { type SaveAnswer, type SaveBatch, SheetStore } from './sheetStore';
import { cellOf } from './testCells';

const A = 'a|total';
const B = 'b|total';
const offline: SaveAnswer = { ok: false, fault: { kind: 'offline', code: 'NETWORK', message: '' } };

/** A server that stores what it is given and counts revisions; `answers` are given first, in order. */
function fakeServer(answers: SaveAnswer[] = []) {
  const cells: Record<string, Cell> = { a: cellOf('a'), b: cellOf('b') };
  const batches: SaveBatch[] = [];
  const kept: object[] = [];
  const save = vi.fn(async (batch: SaveBatch): Promise<SaveAnswer> => {
    batches.push(batch);
    const planned = answers.shift();
    if (planned) return planned;
    for (const f of batch.figures) {
      const revision = (cells[f.obligation]?.figure?.revision ?? 0) + 1;
      cells[f.obligation] = cellOf(f.obligation, {}, { value: f.value ?? null, revision });
    }
    return { ok: true, cells: Object.values(cells), problems: [] };
  });
  const ports = { save, reload: async () => Object.values(cells), keep: (d: object) => void kept.push(d) };
  return { cells, batches, kept, ports, store: new SheetStore(openGrid(Object.values(cells)), ports) };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('keystrokes are gathered and sent as one batch', async () => {
  const { store, batches } = fakeServer();
  for (const text of ['1', '12', '123']) store.apply((g) => type(g, A, text));
  store.apply((g) => type(g, B, '7'));
  expect(store.current().saving).toBe('waiting');
  await vi.runAllTimersAsync();
  expect(batches).toHaveLength(1);
  expect(batches[0]?.figures.map((f) => [f.obligation, f.value, f.expectedRevision])).toEqual([
    ['a', '123', 0],
    ['b', '7', 0],
  ]);
  expect(store.current().saving).toBe('saved');
});

test('every keystroke is kept on this computer before it is sent', () => {
  const { store, kept, batches } = fakeServer();
  store.apply((g) => type(g, A, '5'));
  expect(batches).toHaveLength(0);
  expect(kept.at(-1)).toEqual({ [A]: { entry: { text: '5', emptiness: null, explanation: '' }, base: 0 } });
});

test('a lost answer is asked for again under the same id, so the batch acts once', async () => {
  const { store, batches } = fakeServer([offline, offline]);
  store.apply((g) => type(g, A, '5'));
  await vi.runAllTimersAsync();
  expect(batches).toHaveLength(3);
  expect(new Set(batches.map((b) => b.requestId)).size).toBe(1);
  expect(store.current().saving).toBe('saved');
});

test('what is typed while a batch is under way follows on its revision', async () => {
  const { store, batches } = fakeServer();
  store.apply((g) => type(g, A, '5'));
  store.flush();
  store.apply((g) => type(g, A, '56'));
  await vi.runAllTimersAsync();
  expect(batches.map((b) => [b.figures[0]?.value, b.figures[0]?.expectedRevision])).toEqual([
    ['5', 0],
    ['56', 1],
  ]);
});

test('one stale cell keeps its conflict and the others go without it', async () => {
  const stale = {
    ok: true as const,
    cells: null,
    problems: [{ obligation: 'a', code: 'STALE_REVISION', message: '有更新的版本' }],
  };
  const { store, batches, cells } = fakeServer([stale]);
  cells.a = cellOf('a', {}, { value: '9', revision: 1 });
  store.apply((g) => type(type(g, A, '5'), B, '7'));
  await vi.runAllTimersAsync();
  expect(batches.map((b) => b.figures.map((f) => f.obligation))).toEqual([['a', 'b'], ['b']]);
  expect(store.current().grid.rows[A]).toMatchObject({ phase: 'conflict', entry: { text: '5' } });
  expect(store.current().grid.rows[B]?.phase).toBe('clean');
});

test('a refused request marks its rows and is not sent again', async () => {
  const { store, batches } = fakeServer([
    { ok: false, fault: { kind: 'forbidden', code: 'FORBIDDEN', message: '不是您的条线' } },
  ]);
  store.apply((g) => type(g, A, '5'));
  await vi.runAllTimersAsync();
  expect(batches).toHaveLength(1);
  expect(store.current().grid.rows[A]).toMatchObject({ phase: 'refused', refusal: '不是您的条线' });
});

test('settled waits for what is on its way, and for nothing more when the server is gone', async () => {
  const there = fakeServer();
  there.store.apply((g) => type(g, A, '5'));
  await there.store.settled();
  expect(there.store.current().saving).toBe('saved');

  const gone = fakeServer([offline]);
  gone.store.apply((g) => type(g, A, '5'));
  await gone.store.settled();
  expect(gone.store.current().saving).toBe('offline');
});

test('what this computer kept is sent when the sheet is opened again', async () => {
  const { ports, batches } = fakeServer();
  const draft = { entry: { text: '5', emptiness: null, explanation: '' }, base: 0 };
  const store = new SheetStore(openGrid([cellOf('a'), cellOf('b')], { [A]: draft }), ports);
  store.start();
  await vi.runAllTimersAsync();
  expect(batches[0]?.figures[0]).toMatchObject({ obligation: 'a', value: '5' });
});

test('a sheet that is left sends once more and then leaves its copy alone', async () => {
  const { store, batches } = fakeServer([offline]);
  const stop = store.start();
  store.apply((g) => type(g, A, '5'));
  stop();
  await vi.runAllTimersAsync();
  expect(batches).toHaveLength(1);
});

const returned = { 'f-a': { act: 'returned', who: '市卫健委 张三' } };

test('what others did is laid under what is being typed, with a word of it', async () => {
  const { store, cells } = fakeServer();
  cells.a = cellOf('a', {}, { value: '5', revision: 1 });
  await store.refresh({});
  store.apply((g) => type(g, A, '56'));
  cells.a = cellOf('a', {}, { value: '5', revision: 1, state: 'returned' });
  cells.b = cellOf('b', {}, { value: '9', revision: 1 });
  await store.refresh(returned);
  const { rows } = store.current().grid;
  expect(rows[A]).toMatchObject({ phase: 'dirty', entry: { text: '56' }, cell: { figure: { state: 'returned' } } });
  expect(rows[A]?.news).toEqual({ act: 'returned', who: '市卫健委 张三' });
  expect(rows[B]).toMatchObject({ phase: 'clean', entry: { text: '9' }, base: 1 });
});

test('a newer value, or a cell that was closed, stands beside what was typed until its reporter chooses', async () => {
  for (const now of [
    cellOf('a', {}, { value: '7', revision: 2 }),
    cellOf('a', { canEdit: false }, { value: '5', revision: 1, state: 'submitted' }),
  ]) {
    const { store, cells, kept } = fakeServer();
    cells.a = cellOf('a', {}, { value: '5', revision: 1 });
    await store.refresh({});
    store.apply((g) => type(g, A, '56'));
    cells.a = now;
    await store.refresh({});
    expect(store.current().grid.rows[A]).toMatchObject({ phase: 'conflict', entry: { text: '56' } });
    expect(kept.at(-1)).toHaveProperty([A]);
  }
});

test('an answer that set out before our own save does not undo it', async () => {
  const { store, cells } = fakeServer();
  cells.a = cellOf('a', {}, { value: '5', revision: 2 });
  await store.refresh({});
  cells.a = cellOf('a', {}, { value: '4', revision: 1 });
  await store.refresh({});
  expect(store.current().grid.rows[A]).toMatchObject({ base: 2, entry: { text: '5' } });
});
