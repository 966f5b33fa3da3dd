import { act, render, screen } from '@testing-library/react';
import { createClient, fetchExchange } from '@urql/core';
import { createMemoryRouter, Outlet, RouterProvider } from 'react-router';
import { Provider } from 'urql';
import { afterEach, expect, test, vi } from 'vitest';
import { switchLanguage } from '@/lib/i18n';
import type { Region } from './documents';
import { RegionPage } from './RegionPage';

const region = (name: string): Region => ({
  ...{ code: '330000', name: '浙江省', level: 'province', years: [2025], indicators: [] },
  members: [{ code: '330400', name, complete: [0], started: [0], asked: [1] }],
  ...{ values: [], displays: [], empty: [], reported: [], expected: [], provisional: [] },
});

function open(answer: () => Response) {
  const client = createClient({
    url: '/graphql',
    fetch: async () => answer(),
    exchanges: [fetchExchange],
    preferGetMethod: false,
  });
  const viewer = { user: { name: '' }, tenant: { slug: '330000-wcwc', name: '', area: {} }, work: [] };
  const children = [{ path: 'region', element: <RegionPage /> }];
  const router = createMemoryRouter([{ path: '/:tenant', element: <Outlet context={viewer} />, children }], {
    initialEntries: ['/330000-wcwc/region'],
  });
  render(
    <Provider value={client}>
      <RouterProvider router={router} />
    </Provider>,
  );
}

const json = (body: unknown) => new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' } });

afterEach(async () => {
  vi.useRealTimers();
  await switchLanguage('zh-CN');
});

test('a region of one city does not speak of cities', async () => {
  await switchLanguage('en');
  open(() => json({ data: { region: region('Jiaxing') } }));
  await screen.findByText(/^One city reports for 2025; all common indicators approved: 0\./);
});

test('what a city has approved comes to a page that is open, and one failure takes nothing away', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const answers = [
    json({ data: { region: region('嘉兴市') } }),
    new Response('', { status: 502 }),
    json({ data: { region: region('湖州市') } }),
  ];
  open(() => answers.shift() ?? json({ data: null }));
  await screen.findByRole('cell', { name: '嘉兴市' });
  await act(() => vi.advanceTimersByTimeAsync(10_000));
  expect(answers).toHaveLength(1);
  screen.getByRole('cell', { name: '嘉兴市' });
  await act(() => vi.advanceTimersByTimeAsync(10_000));
  await screen.findByRole('cell', { name: '湖州市' });
});
