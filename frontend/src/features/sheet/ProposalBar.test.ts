import { expect, test } from 'vitest';
import { type Cell, openGrid, type } from './grid';
import { openProposals } from './ProposalBar';
import { cellOf } from './testCells';

const proposal: Cell['proposal'] = {
  id: 'i',
  value: '107225',
  emptiness: null,
  from: { code: 's', name: '系统', asOf: '2025-12-31' },
};

test('all at once is taken only what nobody has entered anything for', () => {
  const grid = openGrid([
    cellOf('empty', { proposal }),
    cellOf('entered', { proposal }, { value: '5' }),
    cellOf('closed', { proposal, canEdit: false }),
    cellOf('none'),
    cellOf('typed', { proposal }),
  ]);
  const key = grid.order.find((k) => k.startsWith('typed')) ?? '';
  expect(openProposals(type(grid, key, '7'))).toEqual([grid.order.find((k) => k.startsWith('empty'))]);
});
