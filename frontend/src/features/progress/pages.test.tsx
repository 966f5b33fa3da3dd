import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { createClient, fetchExchange } from '@urql/core';
import { createMemoryRouter, Outlet, RouterProvider } from 'react-router';
import { Provider } from 'urql';
import { beforeEach, expect, test } from 'vitest';
import { ProgressPage } from './ProgressPage';
import { ReportPage } from './ReportPage';
import { reportOf } from './testReport';

type Input = Record<string, unknown>;
type Answers = Record<string, (input: Input) => unknown>;

/** A page under its address, for somebody of this tenant, before a server that answers by the name of what is asked. */
function open(path: string, answers: Answers, work: string[] = []) {
  const asked: [string, Input][] = [];
  const answer: typeof fetch = async (_, init) => {
    const { operationName, variables } = JSON.parse(String(init?.body)) as { operationName: string; variables: Input };
    const input = (variables.input ?? variables) as Input;
    if (operationName !== 'TaskActivity') asked.push([operationName, input]);
    const headers = { 'content-type': 'application/json' };
    return new Response(
      JSON.stringify({ data: answers[operationName.charAt(0).toLowerCase() + operationName.slice(1)]?.(input) }),
      { headers },
    );
  };
  const client = createClient({ url: '/graphql', fetch: answer, exchanges: [fetchExchange], preferGetMethod: false });
  const [, slug = ''] = path.split('/');
  const area = { code: slug.slice(0, 6), name: '', level: '' };
  const viewer = { user: { name: '填报员' }, tenant: { slug, name: '', area }, work };
  const routes = [
    {
      path: '/:tenant',
      element: <Outlet context={viewer} />,
      children: [
        { path: 'progress/:plan/:year', element: <ProgressPage /> },
        { path: 'progress/:plan/:year/:item', element: <ReportPage /> },
      ],
    },
  ];
  render(
    <Provider value={client}>
      <RouterProvider router={createMemoryRouter(routes, { initialEntries: [path] })} />
    </Provider>,
  );
  return asked;
}

const plan = { title: '嘉兴市妇女发展“十四五”规划', tasks: [], projects: [{ code: 'W-P1', name: '妇幼项目' }] };

beforeEach(() => localStorage.clear());

test('before the round is opened the page says so, and what will happen', async () => {
  const progress = { plan, year: 2026, open: false, due: null, items: [], supervisions: [] };
  open('/330481-hc/progress/p/2026', { progress: () => ({ progress }) });
  await screen.findByText('2026 年的任务报告还没有开始');
});

test('a task in which one has no part is said to be so', async () => {
  open('/330481-hc/progress/p/2025/W9.9', { progressReport: () => ({ plan, progressReport: null }) });
  await screen.findByText('没有这项任务的报告');
});

test('a report is stored on leaving a field, then submitted on the revision that came of it', async () => {
  const report = reportOf({
    id: null,
    revision: 0,
    state: 'missing',
    item: { ...reportOf().item, related: ['W-P1'] },
    lastYear: { done: '去年做的', next: '去年说的', selfRating: 'under_way', rating: 'done' },
  });
  const saved = { ...report, id: 'r1', revision: 1, state: 'draft' };
  const asked = open('/330481-hc/progress/p/2025/W2.2', {
    progressReport: () => ({ plan, progressReport: report }),
    saveReport: ({ done }) => ({ saveReport: { ...saved, done } }),
    submitReport: () => ({ submitReport: { ...saved, done: '做了', state: 'submitted', may: ['withdraw'] } }),
  });
  const field = await screen.findByRole('textbox', { name: '已做工作' });
  screen.getByText('去年说的');
  expect(screen.getByRole('link', { name: 'W-P1 妇幼项目' })).toBeTruthy();
  fireEvent.change(field, { target: { value: '做了' } });
  fireEvent.blur(field);
  await screen.findByText(/已保存/);
  fireEvent.click(screen.getByRole('button', { name: /提\s?交/ }));
  await screen.findByRole('button', { name: /撤\s?回/ });
  expect(screen.queryByRole('textbox')).toBeNull();
  expect(asked.slice(1)).toMatchObject([
    ['SaveReport', { item: 'W2.2', revision: 0, done: '做了' }],
    ['SubmitReport', { report: 'r1', revision: 1 }],
  ]);
});

test('an office sends back with words only, and the page then shows them', async () => {
  const submitted = reportOf({ state: 'submitted', done: '做了', selfRating: 'done', may: ['review', 'supervise'] });
  const review = {
    outcome: 'RETURN',
    rating: null,
    remark: '请补充数据',
    by: { name: '签核员' },
    at: '2026-03-01T00:00:00Z',
  };
  const asked = open('/330481-wcwc/progress/p/2025/W2.2?tenant=330481-hc', {
    progressReport: () => ({ plan, progressReport: submitted }),
    reviewReport: () => ({ reviewReport: { ...submitted, state: 'returned', review, revision: 2, may: [] } }),
  });
  const panel = within(await screen.findByRole('region', { name: '审核' }));
  expect(panel.getByRole('radio', { name: '已经完成' })).toHaveProperty('checked', true);
  fireEvent.click(panel.getByRole('button', { name: /退\s?回/ }));
  expect(panel.getByRole('alert').textContent).toBe('退回时请写清楚要补充或修改什么。');
  fireEvent.change(panel.getByRole('textbox', { name: '审核意见' }), { target: { value: '请补充数据' } });
  fireEvent.click(panel.getByRole('button', { name: /退\s?回/ }));
  await waitFor(() => expect(screen.getByRole('region', { name: '退回修改' }).textContent).toContain('请补充数据'));
  expect(asked[0]?.[1]).toMatchObject({ tenant: '330481-hc' });
  expect(asked[1]?.[1]).toMatchObject({ report: 'r1', revision: 1, outcome: 'RETURN', rating: null });
});

test('a report stands beside what was reached of the targets in its year, and why it is judged so', async () => {
  const target = {
    code: 'W2.3-a',
    name: '婚前医学检查率',
    printed: '保持在85%以上',
    unit: '%',
    note: null,
    measuredBy: 'W03',
    series: [
      { year: 2024, display: '91.30', emptiness: null, provisional: false, status: 'met', reason: '去年已达标。' },
      {
        year: 2025,
        display: '80.12',
        emptiness: null,
        provisional: false,
        status: 'off_track',
        reason: '80.12 未达到。',
      },
    ],
  };
  const unmeasured = { ...target, code: 'W2.3-b', name: '知识知晓率', measuredBy: null, series: [] };
  open('/330481-hc/progress/p/2025/W2.2', {
    progressReport: () => ({ plan, progressReport: reportOf({ targets: [target, unmeasured] }) }),
  });
  const measured = (await screen.findByText('婚前医学检查率')).closest('li');
  expect(measured?.textContent).toMatch(/2025 年80.12滞后80.12 未达到。/);
  expect(measured?.textContent).not.toContain('91.30');
  expect(screen.getByText('知识知晓率').closest('li')?.textContent).not.toMatch(/滞后|达标/);
});
