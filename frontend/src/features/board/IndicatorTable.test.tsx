import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { createClient, fetchExchange } from '@urql/core';
import { createMemoryRouter, Outlet, RouterProvider } from 'react-router';
import { Provider } from 'urql';
import { afterEach, expect, test } from 'vitest';
import { decodeBoard } from '@/lib/dense';
import type { PlanFacts } from '@/lib/useBoard';
import { IndicatorTable } from './IndicatorTable';

const areas = [
  { code: '1', name: '某市', level: 'city' },
  { code: '2', name: '某县', level: 'county' },
];
const facts = (code: string, divided: boolean) => ({ code, name: `指标${code}`, target: { value: null }, divided });
const plan = {
  ...{ code: 'p', baselineYear: 2023, targetYear: 2024, area: areas[0], domains: [{ code: 'D', name: '领域' }] },
  indicators: [facts('i1', true), facts('i2', false)],
} as unknown as PlanFacts;

const board = decodeBoard({
  ...{ version: '1', years: [2023, 2024], areas },
  indicators: ['i1', 'i2'].map((code) => ({
    ...{ code, name: `指标${code}`, unit: '人', precision: 0, domain: 'D', direction: 'higher_better' },
    ...{ target: '≥1', targetType: 'threshold_min', baseline: '0' },
  })),
  ...Object.fromEntries(
    Object.entries({
      values: '9',
      displays: '9',
      verdicts: 'met',
      reasons: null,
      judged: true,
      nearly: false,
      empty: null,
    })
      .concat(Object.entries({ reported: 1, expected: 1 }) as never)
      .map(([key, value]) => [key, Array(8).fill(value)]),
  ),
  missing: Array(8).fill([]),
} as unknown as Parameters<typeof decodeBoard>[0]);

const cell = (area: (typeof areas)[number] | undefined, display: string | null, over = {}) => ({
  ...{ area: { code: area?.code, name: area?.name }, year: 2024, value: display, display },
  ...{ emptiness: display === null ? 'withheld' : null, provisional: false, missing: [] },
  ...over,
});
const divided = {
  ways: [
    {
      ...{ division: { code: 'sex', name: '性别' }, counted: false, unit: '人' },
      parts: [
        { category: { code: 'female', name: '女' }, cells: [cell(areas[0], '5'), cell(areas[1], null)] },
        {
          category: { code: 'male', name: '男' },
          cells: [cell(areas[0], '3', { provisional: true, missing: [{ name: '某县' }] }), cell(areas[1], '2')],
        },
      ],
    },
  ],
};

function open(area = areas[0]) {
  const asked: string[] = [];
  const fetcher: typeof fetch = async (_, init) => {
    asked.push((JSON.parse(String(init?.body)) as { variables: { indicator: string } }).variables.indicator);
    return new Response(JSON.stringify({ data: { divided } }), { headers: { 'content-type': 'application/json' } });
  };
  const client = createClient({ url: '/graphql', fetch: fetcher, exchanges: [fetchExchange], preferGetMethod: false });
  const at = {
    plan,
    board,
    breaks: [],
    area: area as (typeof areas)[number],
    year: 2024,
    scope: { basis: 'APPROVED', year: 2024 },
  };
  const router = createMemoryRouter([
    {
      element: <Outlet context={{ tenant: { slug: 't' } }} />,
      children: [
        { path: '/', element: <IndicatorTable {...(at as unknown as Parameters<typeof IndicatorTable>[0])} /> },
      ],
    },
  ]);
  const page = render(
    <Provider value={client}>
      <RouterProvider router={router} />
    </Provider>,
  );
  return { asked, page };
}

afterEach(() => localStorage.clear());

const unfold = () => screen.findByRole('button', { name: '“指标i1”的分项' });
const shown = (of: HTMLElement) =>
  within(of)
    .getAllByRole('row')
    .map((r) => r.textContent);

test('an indicator is unfolded into its parts, which are asked for only then', async () => {
  const { asked } = open();
  expect((await unfold()).getAttribute('aria-expanded')).toBe('false');
  expect(screen.getAllByRole('button')).toHaveLength(1);
  expect(asked).toEqual([]);
  fireEvent.click(await unfold());
  const parts = await screen.findByRole('table', { name: '“指标i1”按性别分' });
  expect(asked).toEqual(['i1']);
  expect(shown(parts).slice(1)).toEqual(['女5', '男3部分']);
  expect(within(parts).getByTitle('缺：某县')).toBeTruthy();
});

test('in another area its own parts stand there, and what is not published says so', async () => {
  open(areas[1]);
  fireEvent.click(await unfold());
  const parts = await screen.findByRole('table', { name: '“指标i1”按性别分' });
  expect(shown(parts).slice(1)).toEqual(['女不公开', '男2']);
});

test('the arrow keys unfold and fold on the link, and only what has parts', async () => {
  const { asked } = open();
  const [first, second] = await screen.findAllByRole('link');
  second?.focus();
  fireEvent.keyDown(second as HTMLElement, { key: 'ArrowRight' });
  expect(asked).toEqual([]);
  fireEvent.keyDown(second as HTMLElement, { key: 'ArrowUp' });
  expect(document.activeElement).toBe(first);
  fireEvent.keyDown(first as HTMLElement, { key: 'ArrowRight' });
  await screen.findByRole('table', { name: '“指标i1”按性别分' });
  expect(document.activeElement).toBe(first);
  fireEvent.keyDown(first as HTMLElement, { key: 'ArrowLeft' });
  await waitFor(() => expect(screen.queryByRole('table', { name: '“指标i1”按性别分' })).toBeNull());
});

test('what was unfolded is unfolded when one comes back', async () => {
  const { page } = open();
  fireEvent.click(await unfold());
  page.unmount();
  open();
  expect(await screen.findByRole('table', { name: '“指标i1”按性别分' })).toBeTruthy();
  expect((await unfold()).getAttribute('aria-expanded')).toBe('true');
});
