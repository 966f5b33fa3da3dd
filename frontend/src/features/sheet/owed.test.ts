import { expect, test } from 'vitest';
import { keyOf } from './grid';
import { owedOf } from './owed';
import { cellOf } from './testCells';

function grid(...cells: ReturnType<typeof cellOf>[]) {
  const rows = cells.map((cell) => ({
    key: keyOf(cell),
    cell,
    entry: { text: '', emptiness: null, explanation: '' },
    base: 0,
    phase: 'clean' as const,
  }));
  return { order: rows.map((r) => r.key), rows: Object.fromEntries(rows.map((r) => [r.key, r])) };
}

test('more time may be asked for what is still to report, once for all its categories', () => {
  const owed = owedOf(
    grid(
      cellOf('empty'),
      cellOf('empty', { category: { code: 'female', name: '女' } }),
      cellOf('draft', {}, {}),
      cellOf('returned', {}, { state: 'returned' }),
      cellOf('submitted', {}, { state: 'submitted' }),
      cellOf('diverging', {}, { state: 'reviewed' }),
      cellOf('corrected', {}, { state: 'draft', correctionReason: '漏报' }),
      cellOf('fixed', { canEdit: false }),
    ),
  );
  expect(owed.map((o) => o.obligation)).toEqual(['empty', 'draft', 'returned']);
});
