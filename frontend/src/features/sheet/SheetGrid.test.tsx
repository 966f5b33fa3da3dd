import { act, fireEvent, render, screen, within } from '@testing-library/react';
import { useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type SheetActs, SheetActsContext } from './acts';
import { edit, openGrid, resolve, revert, setEmptiness, type } from './grid';
import { pasteColumn } from './paste';
import { type GridHandle, SheetGrid } from './SheetGrid';
import { type SaveBatch, SheetStore } from './sheetStore';
import { cellOf } from './testCells';

const element = (code: string, name: string) => ({ code, name, unit: '人', kind: 'count', inferred: false });
const names = { not_reported: '未填报', not_applicable: '不适用', not_collected: '本年未统计', withheld: '不公开' };

/** The grid on a store whose server stores everything; the page around it is not needed here. */
function Desk({ store }: { store: SheetStore }) {
  const { grid } = useSyncExternalStore(store.subscribe, store.current);
  const [current, setCurrent] = useState<string>();
  const cells = useRef<GridHandle>(null);
  const acts = useMemo<SheetActs>(
    () => ({
      type: (key, text) => store.apply((g) => type(g, key, text)),
      setEmptiness: (key, emptiness) => store.apply((g) => setEmptiness(g, key, emptiness)),
      explain: (key, explanation) => store.apply((g) => edit(g, key, { explanation })),
      revert: (key) => store.apply((g) => revert(g, key)),
      resolve: (key, choice) => store.apply((g) => resolve(g, key, choice)),
      paste: (key, text) => store.apply((g) => pasteColumn(g, g.order, key, text, names).grid),
      step: (key, by) => {
        const { order } = store.current().grid;
        const next = order[order.indexOf(key) + by];
        if (next) cells.current?.focus(next);
      },
      turn: () => undefined,
      look: setCurrent,
      openPanel: setCurrent,
      toggle: () => undefined,
      flush: store.flush,
      take: () => undefined,
    }),
    [store],
  );
  return (
    <SheetActsContext.Provider value={acts}>
      <SheetGrid
        ref={cells}
        grid={grid}
        year={2025}
        folded={false}
        picked={new Set()}
        current={current}
        onPickAll={() => undefined}
      />
    </SheetActsContext.Provider>
  );
}

function open() {
  const batches: SaveBatch[] = [];
  const cells = [
    cellOf('a', {
      element: element('a', '活产数'),
      lastYear: { value: '5821', emptiness: null, explanation: '行政区划调整' },
    }),
    cellOf('b', { element: element('b', '产妇数') }),
    cellOf('c', { element: element('c', '住院分娩活产数'), canEdit: false }, { value: '7', state: 'submitted' }),
  ];
  const store = new SheetStore(openGrid(cells), {
    save: async (batch) => {
      batches.push(batch);
      return { ok: true, cells, problems: [] };
    },
    reload: async () => cells,
    keep: () => undefined,
  });
  render(<Desk store={store} />);
  return { batches, store, field: (name: string) => screen.getByRole('textbox', { name }) as HTMLInputElement };
}

const press = (target: Element, key: string, options = {}) => fireEvent.keyDown(target, { key, ...options });

beforeEach(() => {
  vi.useFakeTimers();
  Element.prototype.scrollIntoView = () => undefined;
});
afterEach(() => {
  vi.useRealTimers();
});

test('Enter goes to the next cell, Shift+Enter back, and what was typed is sent', async () => {
  const { batches, field } = open();
  act(() => field('活产数').focus());
  fireEvent.change(field('活产数'), { target: { value: '5904' } });
  press(field('活产数'), 'Enter');
  expect(document.activeElement).toBe(field('产妇数'));
  press(field('产妇数'), 'Enter', { shiftKey: true });
  expect(document.activeElement).toBe(field('活产数'));
  await act(() => vi.runAllTimersAsync());
  expect(batches[0]?.figures[0]).toMatchObject({ obligation: 'a', value: '5904', expectedRevision: 0 });
});

test('leaving a cell sends it at once', () => {
  const { batches, field } = open();
  act(() => field('活产数').focus());
  fireEvent.change(field('活产数'), { target: { value: '5904' } });
  expect(batches, 'while typing goes on').toHaveLength(0);
  act(() => field('活产数').blur());
  expect(batches[0]?.figures, 'no time has passed').toMatchObject([{ obligation: 'a', value: '5904' }]);
});

test('the change on last year follows what is typed', () => {
  const { field } = open();
  fireEvent.change(field('活产数'), { target: { value: '5904' } });
  expect(screen.getByText('+1.4%')).toBeTruthy();
});

test('Esc takes back what was typed', () => {
  const { field } = open();
  fireEvent.change(field('活产数'), { target: { value: '99' } });
  press(field('活产数'), 'Escape');
  expect(field('活产数').value).toBe('');
});

test('the dash asks why there is no value, and a digit answers', () => {
  const { store, field } = open();
  act(() => field('活产数').focus());
  press(field('活产数'), '-');
  const menu = screen.getByRole('menu');
  expect(within(menu).getAllByRole('menuitemradio')).toHaveLength(4);
  press(document.activeElement as Element, '2');
  expect(store.current().grid.rows['a|total']?.entry).toMatchObject({ text: '', emptiness: 'not_applicable' });
  expect(screen.queryByRole('menu')).toBeNull();
  expect(document.activeElement).toBe(field('活产数'));
});

test('not collected opens the field for its reason and is sent only with it', async () => {
  const { batches, field } = open();
  act(() => field('活产数').focus());
  press(field('活产数'), '-');
  press(document.activeElement as Element, '3');
  await act(() => vi.runAllTimersAsync());
  expect(batches).toHaveLength(0);
  fireEvent.change(screen.getByRole('textbox', { name: '原因' }), { target: { value: '省级抽样调查今年暂停' } });
  await act(() => vi.runAllTimersAsync());
  expect(batches[0]?.figures[0]).toMatchObject({ emptiness: 'not_collected', explanation: '省级抽样调查今年暂停' });
});

test('a text that is no number is named under its row', () => {
  const { field } = open();
  fireEvent.change(field('活产数'), { target: { value: '约六千' } });
  expect(field('活产数').getAttribute('aria-invalid')).toBe('true');
  expect(screen.getByText(/“约六千”不是数字/)).toBeTruthy();
});

test('a column from a spreadsheet fills downwards', () => {
  const { store, field } = open();
  fireEvent.paste(field('活产数'), { clipboardData: { getData: () => '5904\n5,880\n' } });
  const { rows } = store.current().grid;
  expect([rows['a|total']?.entry.text, rows['b|total']?.entry.text]).toEqual(['5904', '5,880']);
});

test('a submitted figure has no field', () => {
  open();
  expect(screen.queryByRole('textbox', { name: '住院分娩活产数' })).toBeNull();
});

test("last year's explanation is shown where words are asked for, and taken over when one says so", () => {
  const { store, field } = open();
  expect(screen.queryByText('行政区划调整')).toBeNull();
  act(() => field('活产数').focus());
  press(field('活产数'), '-');
  fireEvent.click(screen.getByRole('menuitemradio', { name: /本年未统计/ }));
  screen.getByText('行政区划调整');
  fireEvent.click(screen.getByRole('button', { name: '沿用' }));
  expect(store.current().grid.rows['a|total']?.entry.explanation).toBe('行政区划调整');
  expect(screen.queryByRole('button', { name: '沿用' })).toBeNull();
});
