import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { createClient, fetchExchange } from '@urql/core';
import { createMemoryRouter, Outlet, RouterProvider } from 'react-router';
import { Provider } from 'urql';
import { expect, test } from 'vitest';
import { IndexPage } from './IndexPage';

type Input = Record<string, unknown>;

const domain = (code: string) => ({ code, name: `领域${code}` });
const indicator = { code: 'a1', name: '指标a1', unit: '%', precision: 1, domain: { code: 'A' } };

const row = (code: string, over: Input = {}) => ({
  area: { code, name: `地区${code}` },
  ...{
    total: '90.00',
    answered: '90.0',
    covered: '60.0',
    rank: null,
    unranked: null,
    ranks: [],
    best: null,
    worst: null,
  },
  domains: [{ domain: { code: 'A' }, score: '90.00', scored: 1, of: 1 }],
  scores: [],
  leftOut: [],
  series: [{ year: 2024, total: '90.00', answered: '90.0' }],
  ...over,
});

const counties = [
  row('2', { rank: 1, ranks: [1, 2, 1], best: 1, worst: 2 }),
  row('3', { rank: 2, ranks: [2, 1, 2], best: 1, worst: 2, leftOut: [{ indicator, reason: 'small_denominator' }] }),
];

const index = (over: Input = {}, areas: Input[] = [row('1', { unranked: 'whole' }), ...counties]) => ({
  developmentIndex: {
    plan: { code: 'p', title: '妇女规划', baselineYear: 2020, targetYear: 2025, area: { code: '1', name: '地区1' } },
    ...{ year: 2024, askedBy: { number: 4, heading: '注重工作创新' }, mayWeigh: false },
    weights: { version: 2, least: '70' },
    goals: [{ indicator, low: '50', high: null, share: '100.00' }],
    areas,
    variants: [
      { kind: 'as_decided', domain: null },
      { kind: 'equal_domains', domain: null },
      { kind: 'more', domain: domain('A') },
    ],
    ...over,
  },
  indexWeights: [
    {
      ...{
        version: 2,
        indicators: [],
        least: '70',
        note: '专家意见',
        signedBy: { name: '签核员' },
        tenant: { name: '市办' },
      },
      ...{ signedAt: '2024-03-05T01:30:00Z' },
      domains: [
        { domain: domain('A'), weight: '60' },
        { domain: domain('B'), weight: '40' },
      ],
    },
  ],
});

function open(answers: Record<string, () => unknown>, search = '?year=2024') {
  const asked: [string, Input][] = [];
  const answer: typeof fetch = async (_, init) => {
    const { operationName, variables } = JSON.parse(String(init?.body)) as { operationName: string; variables: Input };
    asked.push([operationName, (variables.input ?? variables) as Input]);
    const data = answers[operationName.charAt(0).toLowerCase() + operationName.slice(1)]?.();
    return new Response(JSON.stringify({ data }), { headers: { 'content-type': 'application/json' } });
  };
  const client = createClient({ url: '/graphql', fetch: answer, exchanges: [fetchExchange], preferGetMethod: false });
  const viewer = {
    user: { name: '' },
    tenant: { slug: 'x', name: '', area: { code: '1', name: '', level: '' } },
    work: [],
  };
  const routes = [
    {
      path: '/:tenant',
      element: <Outlet context={viewer} />,
      children: [{ path: 'index/:plan', element: <IndexPage /> }],
    },
  ];
  const router = createMemoryRouter(routes, { initialEntries: [`/x/index/p${search}`] });
  render(
    <Provider value={client}>
      <RouterProvider router={router} />
    </Provider>,
  );
  return asked;
}

test('the address says which year, basis and version are asked for', async () => {
  const asked = open({ developmentIndex: () => index() }, '?year=2023&basis=PUBLISHED&version=1');
  await screen.findByText('专家意见');
  expect(asked).toEqual([['DevelopmentIndex', { plan: 'p', year: 2023, basis: 'PUBLISHED', version: 1 }]]);
});

test('each area says in words how its place moves, and by which weights', async () => {
  open({ developmentIndex: () => index() });
  const ranks = within(await screen.findByRole('region', { name: '位次对权重的敏感性' }));
  ranks.getByText('第 1 位；最好第 1 位（按所选权重），最差第 2 位（各领域等权）。');
  ranks.getByText('第 2 位；最好第 1 位（各领域等权），最差第 2 位（按所选权重）。');
  screen.getByText('分母过小，一例之差就会改变得分，不比较');
  screen.getByText('（地区3）');
  expect(screen.queryByRole('button', { name: '确定新权重' })).toBeNull();
});

test('an index that no article asks for is marked, and one without data is refused', async () => {
  const city = row('1', { total: null, unranked: 'whole', answered: '40.0' });
  open({
    developmentIndex: () =>
      index({ askedBy: null, variants: [] }, [city, row('2', { total: null, unranked: 'refused' })]),
  });
  await screen.findByText('本系统扩展');
  screen.getByText('数据不足，不计算指数');
  screen.getByText('数据不足，不排位');
  screen.getByText(/没有可以比较的位次/);
});

test('the office signs a version over the one that it saw, once the domains make a hundred', async () => {
  const asked = open({
    developmentIndex: () => index({ mayWeigh: true }),
    setIndexWeights: () => ({ setIndexWeights: { version: 3 } }),
  });
  fireEvent.click(await screen.findByRole('button', { name: '确定新权重' }));
  fireEvent.change(screen.getByLabelText('领域A'), { target: { value: '59.9' } });
  fireEvent.change(screen.getByLabelText(/^说明/), { target: { value: '调整' } });
  fireEvent.click(screen.getByRole('button', { name: '签署新版本' }));
  await screen.findByText('各领域权重之和应为 100%，请调整。');
  fireEvent.change(screen.getByLabelText('领域B'), { target: { value: '40.1' } });
  screen.getByText(/正好 100%/);
  fireEvent.click(screen.getByRole('button', { name: '签署新版本' }));
  await waitFor(() =>
    expect(asked.map(([name]) => name)).toEqual(['DevelopmentIndex', 'SetIndexWeights', 'DevelopmentIndex']),
  );
  expect(asked[1]?.[1]).toMatchObject({
    ...{ plan: 'p', version: 2, least: '70', note: '调整', indicators: [] },
    domains: [
      { code: 'A', weight: '59.9' },
      { code: 'B', weight: '40.1' },
    ],
  });
});
