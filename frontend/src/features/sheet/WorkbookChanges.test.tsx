import { fireEvent, render, screen, within } from '@testing-library/react';
import { useState } from 'react';
import { expect, test } from 'vitest';
import { openGrid } from './grid';
import { cellOf } from './testCells';
import { WorkbookChanges } from './WorkbookChanges';
import { accepted, arrange, type BookCell, type Choices } from './workbook';

const grid = openGrid(
  ['a', 'b'].map((o) =>
    cellOf(o, { element: { code: o, name: `数${o}`, unit: '人', kind: 'count', inferred: false } }),
  ),
);

function Shown({ cells }: { cells: BookCell[] }) {
  const [choices, setChoices] = useState<Choices>({});
  const comparison = arrange(cells, grid);
  return (
    <>
      <WorkbookChanges
        comparison={comparison}
        grid={grid}
        choices={choices}
        onChoose={(key, choice) => setChoices((old) => ({ ...old, [key]: choice }))}
      />
      <b>{accepted(comparison, choices).length}</b>
    </>
  );
}

const now = { value: '12', explanation: '新增机构' };
const was = { value: '11', explanation: '' };
const take: BookCell = { obligation: 'a', category: 'total', kind: 'take', was, now, revision: 1, problems: [] };

test('a change is said with its unit, its explanation and its problems', () => {
  render(<Shown cells={[{ ...take, problems: [{ grade: 'C', code: 'JUMP', message: '变化较大。' }] }]} />);
  const section = screen.getByRole('region', { name: '将改动 1 处' });
  expect(within(section).getByText('11 人 改为 12 人')).toBeTruthy();
  expect(within(section).getByText('说明：新增机构')).toBeTruthy();
  expect(section.textContent).toContain('请说明');
});

test('in a conflict what stands stays until the workbook is chosen', () => {
  render(<Shown cells={[{ ...take, kind: 'conflict' }]} />);
  const choice = screen.getByRole('radiogroup', { name: '“数a”保留哪一个' });
  expect(within(choice).getByRole<HTMLInputElement>('radio', { name: '用系统里的 11 人' }).checked).toBe(true);
  expect(screen.getByText('0')).toBeTruthy();
  fireEvent.click(within(choice).getByRole('radio', { name: '用文件里的 12 人' }));
  expect(screen.getByText('1')).toBeTruthy();
});

test('a workbook that changes nothing says so', () => {
  render(<Shown cells={[{ ...take, kind: 'same' }]} />);
  expect(screen.getByRole('status').textContent).toContain('文件里没有新的改动');
});
