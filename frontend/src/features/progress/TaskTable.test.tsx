import { fireEvent, render, screen, within } from '@testing-library/react';
import { createMemoryRouter, Outlet, RouterProvider, useLocation } from 'react-router';
import { expect, test } from 'vitest';
import type { Item } from './reports';
import { TaskTable } from './TaskTable';
import { headOf, itemOf } from './testItems';

function Address() {
  const { pathname, search } = useLocation();
  return <output>{pathname + search}</output>;
}

/** The table as somebody of this tenant sees it. */
function show(slug: string, items: Item[]) {
  const code = slug.slice(0, 6);
  const viewer = { tenant: { slug, area: { code } }, work: [] };
  const table = <TaskTable all={items} shown={items} plan="p" year={2025} />;
  const router = createMemoryRouter([
    {
      path: '/',
      element: <Outlet context={viewer} />,
      children: [
        { index: true, element: table },
        { path: '*', element: <Address /> },
      ],
    },
  ]);
  render(<RouterProvider router={router} />);
  const heads = () => [...document.querySelectorAll('thead th')].map((h) => h.textContent);
  return {
    heads,
    row: (name: string) => screen.getByRole('rowheader', { name: new RegExp(name) }).closest('tr') as Element,
  };
}

const own = headOf('330481-hc', { state: 'returned', selfRating: 'done', evidence: 2 });
const items = [
  itemOf('W2.1', { name: '甲', role: 'lead', reports: [own] }),
  itemOf('W2.2', { name: '乙', role: 'support' }),
];

test('a department sees its part and its own report', () => {
  const { row } = show('330481-hc', items);
  expect(row('甲').textContent).toMatch(/牵头.*被退回.*已经完成.*2/);
  expect(row('乙').textContent).toMatch(/配合.*可补充报告/);
  expect(screen.getByRole('link', { name: '乙' }).getAttribute('href')).toBe('/330481-hc/progress/p/2025/W2.2');
});

test('a task says how many of its targets are met in the year, where something measures them', () => {
  const target = (code: string, status: string) => ({ code, measuredBy: 'W03', series: [{ year: 2025, status }] });
  const { row } = show('330481-hc', [
    itemOf('W2.3', { name: '丙', targets: [target('W2.3-a', 'met'), target('W2.3-b', 'off_track')] }),
    itemOf('W2.4', { name: '丁', targets: [{ code: 'W2.4-a', measuredBy: null, series: [] }] }),
  ]);
  expect(row('丙').textContent).toContain('规划目标达标 1/2');
  expect(row('丁').textContent).not.toContain('达标');
});

test('an office sees a cell for each area, named by department and state, and how many are accepted', () => {
  const reports = [headOf('330481-hc', { state: 'accepted' }), headOf('330400-hc', { late: true })];
  const { heads, row } = show('330400-wcwc', [itemOf('W2.1', { name: '甲', reports })]);
  expect(heads()).toEqual(['编号', '任务', '市级', '海宁', '已通过']);
  const cells = within(row('甲') as HTMLElement);
  expect(cells.getByRole('link', { name: '嘉兴市卫生健康局：已逾期' })).toBeTruthy();
  expect(cells.getByRole('link', { name: '海宁市卫生健康局：已通过' }).getAttribute('href')).toContain(
    '?tenant=330481-hc',
  );
  expect(row('甲').textContent).toContain('1/2');
});

test('the arrows go from row to row and along the cells, Enter opens', () => {
  const reports = [headOf('330400-hc'), headOf('330481-hc', { state: 'submitted' })];
  const { row } = show('330400-wcwc', [itemOf('a', { name: '甲', reports }), itemOf('b', { name: '乙', reports })]);
  const press = (key: string) => fireEvent.keyDown(document.activeElement as Element, { key });
  (row('甲') as HTMLElement).focus();
  press('ArrowDown');
  expect(document.activeElement).toBe(row('乙'));
  for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight']) press(key);
  expect(document.activeElement?.getAttribute('aria-label')).toBe('海宁市卫生健康局：待审核');
  press('ArrowUp');
  expect(row('甲').contains(document.activeElement)).toBe(true);
  expect(document.activeElement?.getAttribute('aria-label')).toBe('海宁市卫生健康局：待审核');
  for (const key of ['ArrowLeft', 'ArrowLeft', 'ArrowLeft']) press(key);
  expect(document.activeElement).toBe(row('甲'));
  press('Enter');
  expect(screen.getByRole('status').textContent).toBe('/330400-wcwc/progress/p/2025/a?tenant=330481-hc');
});
