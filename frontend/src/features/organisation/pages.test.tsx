import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { createClient, fetchExchange } from '@urql/core';
import { createMemoryRouter, Outlet, RouterProvider } from 'react-router';
import { Provider } from 'urql';
import { expect, test, vi } from 'vitest';
import { OrganisationPage } from './OrganisationPage';

type Input = Record<string, unknown>;

const deed = {
  ...{ id: 'd1', revision: 2, kind: 'deed', year: 2024, title: '母婴室', text: '', number: '', source: '', day: null },
  ...{ state: 'done', purpose: null, organ: null, planned: null, spent: null, people: 30, place: null, places: null },
  ...{ by: { name: '签核员' }, at: '2024-05-01T00:00:00Z', mayChange: true },
  files: [{ id: 'f1', name: '方案.pdf', size: 2048, by: { name: '签核员' }, at: '2024-05-02T00:00:00Z' }],
  tenant: { slug: '330481-wcwc', name: '海宁市妇儿工委办', area: { code: '330481', name: '海宁市' } },
};

function open(answers: Record<string, (input: Input) => unknown>) {
  const asked: [string, Input][] = [];
  const answer: typeof fetch = async (_, init) => {
    const { operationName, variables } = JSON.parse(String(init?.body)) as { operationName: string; variables: Input };
    const input = (variables.input ?? variables) as Input;
    asked.push([operationName, input]);
    const data = answers[operationName.charAt(0).toLowerCase() + operationName.slice(1)]?.(input);
    return new Response(JSON.stringify({ data }), { headers: { 'content-type': 'application/json' } });
  };
  const client = createClient({ url: '/graphql', fetch: answer, exchanges: [fetchExchange], preferGetMethod: false });
  const area = { code: '330481', name: '', level: '' };
  const viewer = { user: { name: '' }, tenant: { slug: '330481-wcwc', name: '', area }, work: [] };
  const routes = [
    {
      path: '/:tenant',
      element: <Outlet context={viewer} />,
      children: [{ path: 'organisation/:plan', element: <OrganisationPage /> }],
    },
  ];
  const router = createMemoryRouter(routes, { initialEntries: ['/330481-wcwc/organisation/p?year=2024'] });
  render(
    <Provider value={client}>
      <RouterProvider router={router} />
    </Provider>,
  );
  return asked;
}

const organisation = (mayRecord: string[], mayChange = true) => ({
  organisation: {
    plan: { code: 'p', title: '妇女规划', baselineYear: 2020, targetYear: 2025 },
    mayRecord,
    articles: [
      { number: 4, heading: '注重工作创新', kinds: ['deed', 'participation'], records: [{ ...deed, mayChange }] },
      { number: 5, heading: '完善监测评估', kinds: [], records: [] },
    ],
  },
});

test('an office records a deed; what is missing is asked for before anything is sent', async () => {
  const asked = open({
    organisation: () => organisation(['deed']),
    recordOrganisation: () => ({ recordOrganisation: { id: 'd2', revision: 1 } }),
  });
  fireEvent.click(await screen.findByRole('button', { name: '登记办实事' }));
  fireEvent.change(screen.getByLabelText('名称'), { target: { value: '儿童之家' } });
  fireEvent.click(screen.getByRole('button', { name: /^保\s?存$/ }));
  await screen.findByText('请填写。');
  expect(asked.map(([name]) => name)).toEqual(['Organisation']);
  fireEvent.change(screen.getByLabelText('受益人数'), { target: { value: '120' } });
  fireEvent.click(screen.getByRole('button', { name: /^保\s?存$/ }));
  await waitFor(() =>
    expect(asked.map(([name]) => name)).toEqual(['Organisation', 'RecordOrganisation', 'Organisation']),
  );
  expect(asked[1]?.[1]).toMatchObject({
    kind: 'deed',
    title: '儿童之家',
    people: 120,
    year: 2024,
    state: 'planned',
    record: null,
    revision: 0,
  });
});

test('a withdrawal names the revision and the reason', async () => {
  const asked = open({
    organisation: () => organisation([]),
    withdrawRecord: () => ({ withdrawRecord: { id: 'd1', revision: 3 } }),
  });
  fireEvent.click(await screen.findByRole('button', { name: /撤\s?销/ }));
  fireEvent.change(screen.getByLabelText('撤销理由'), { target: { value: '重复' } });
  fireEvent.click(screen.getByRole('button', { name: '确认撤销' }));
  await waitFor(() =>
    expect(asked.find(([name]) => name === 'WithdrawRecord')?.[1]).toMatchObject({
      record: 'd1',
      revision: 2,
      reason: '重复',
    }),
  );
});

test('who may only read sees the record, its earlier revision, and no act', async () => {
  open({
    organisation: () => organisation([], false),
    recordHistory: () => ({
      recordHistory: [
        { ...deed, withdrawn: null },
        { ...deed, revision: 1, people: 25, withdrawn: null },
      ],
    }),
  });
  await screen.findByText('受益 30 人');
  expect(screen.queryByRole('button', { name: /修\s?改/ })).toBeNull();
  screen.getByText('本条由年度填报、汇总、监测报告和评估落实，不另行登记。');
  fireEvent.click(screen.getByRole('button', { name: '第 2 版，查看以前各版' }));
  await screen.findByText('受益 25 人');
});

test('a file of a record is added and removed by whoever may change it; what the server would refuse is not sent', async () => {
  const sent: string[] = [];
  const asked = open({
    organisation: () => organisation(['deed']),
    removeRecordFile: () => ({ removeRecordFile: { id: 'd1', revision: 2 } }),
  });
  vi.stubGlobal('fetch', async (path: string) => {
    sent.push(path);
    return new Response('{}', { status: 201 });
  });
  fireEvent.change(await screen.findByLabelText('添加文件'), {
    target: { files: [new File(['x'], '旧.doc'), new File(['x'], '实施方案.pdf')] },
  });
  expect((await screen.findByRole('alert')).textContent).toBe('旧.doc：只接受 PDF、DOCX、XLSX、PPTX、JPG、PNG');
  expect(sent).toEqual(['/record-files/d1?name=%E5%AE%9E%E6%96%BD%E6%96%B9%E6%A1%88.pdf']);
  vi.unstubAllGlobals();

  fireEvent.click(screen.getByRole('button', { name: '移除 方案.pdf' }));
  fireEvent.click(await screen.findByRole('button', { name: /^移\s?除$/ }));
  await waitFor(() => expect(asked.find(([name]) => name === 'RemoveRecordFile')?.[1]).toMatchObject({ file: 'f1' }));
});
