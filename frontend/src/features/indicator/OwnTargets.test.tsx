import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { createClient, fetchExchange } from '@urql/core';
import { Provider } from 'urql';
import { expect, test } from 'vitest';
import type { IndicatorFacts, PlanFacts } from '@/lib/useBoard';
import { OwnTargets } from './OwnTargets';

type Input = Record<string, unknown>;

const plan = { code: 'p', baselineYear: 2020, targetYear: 2025 } as PlanFacts;
const indicator = { code: 'i', unit: '个', target: { printed: '≥4.6' } } as IndicatorFacts;

const revision = (n: number, over: Input = {}) => ({
  ...{ revision: n, type: 'threshold_min', printed: `≥4.${n}`, note: `依据${n}`, at: '2024-03-05T01:30:00Z' },
  ...{ by: { name: '签核员' }, tenant: { name: '海宁市妇儿工委办' } },
  ...over,
});

const row = (code: string, over: Input = {}) => ({
  area: { code, name: `县${code}` },
  cell: { year: 2024, display: '4.2', emptiness: null, verdict: { status: 'off_track', reason: '慢' } },
  ...{ target: null, verdict: null, history: [], maySet: false },
  ...over,
});

const standing = {
  target: { type: 'threshold_min', strict: false, value: '4.1', baseline: null, printed: '≥4.1', note: '依据1' },
  verdict: { status: 'met', reason: '4.2 达到目标（≥ 4.1）。' },
  history: [revision(1)],
};

const answer = (rows: Input[], decomposition: Input | null = null, above: Input = row('0')) => ({
  ownTargets: { offered: ['threshold_min', 'keep_vs_baseline'], above, rows, decomposition },
});

function open(answers: Record<string, (input: Input) => unknown>) {
  const asked: [string, Input][] = [];
  const fetcher: typeof fetch = async (_, init) => {
    const { operationName, variables } = JSON.parse(String(init?.body)) as { operationName: string; variables: Input };
    const input = (variables.input ?? variables) as Input;
    asked.push([operationName, input]);
    const said = answers[operationName.charAt(0).toLowerCase() + operationName.slice(1)]?.(input);
    const body = said && 'errors' in (said as object) ? said : { data: said };
    return new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' } });
  };
  const client = createClient({ url: '/graphql', fetch: fetcher, exchanges: [fetchExchange], preferGetMethod: false });
  render(
    <Provider value={client}>
      <OwnTargets plan={plan} indicator={indicator} year={2024} basis="APPROVED" />
    </Provider>,
  );
  return asked;
}

test("the province's target stands first, alone where no county has a part", async () => {
  open({ ownTargets: () => answer([row('1')], null, row('0', standing)) });
  const table = within(await screen.findByRole('table'));
  table.getByText('县0（省定目标）');
  table.getByText('≥4.1');
  cleanup();
  open({ ownTargets: () => answer([], null, row('0', standing)) });
  await screen.findByRole('region', { name: /^省定目标/ });
  expect(screen.queryByText('还没有县（市、区）设定自己的目标。')).toBeNull();
});

test('a county stands with both verdicts; who has set nothing is named in a line', async () => {
  const d = { answer: 'undecided', reason: '以下县缺少目标值：县2。', set: 1, of: 2 };
  open({ ownTargets: () => answer([row('1', standing), row('2'), row('3')], d) });
  const table = within(await screen.findByRole('table'));
  for (const text of ['≥4.1', '已达标', '滞后']) table.getByText(text);
  table.getByText(/4\.2\s*达到目标/);
  screen.getByText('尚不能判断');
  screen.getByText(/县\s?2、县\s?3。/);
  expect(screen.queryByRole('button')).toBeNull();
});

test('nobody has set anything: one line, and no table for who may not', async () => {
  open({ ownTargets: () => answer([row('1'), row('2')], { answer: 'undecided', reason: '缺', set: 0, of: 2 }) });
  await screen.findByText('还没有县（市、区）设定自己的目标。');
  expect(screen.queryByRole('table')).toBeNull();
});

test('where the city alone has a value there is no section', async () => {
  const asked = open({ ownTargets: () => answer([]) });
  await waitFor(() => expect(asked).toHaveLength(1));
  await waitFor(() => expect(screen.queryByRole('heading')).toBeNull());
});

test('what cannot be read says so and can be asked again', async () => {
  const asked = open({ ownTargets: () => ({ errors: [{ message: '', extensions: { code: 'INTERNAL' } }] }) });
  fireEvent.click(await screen.findByRole('button'));
  await waitFor(() => expect(asked).toHaveLength(2));
});

test('the office sets a target over the revision that it saw; problems stand at their fields', async () => {
  const asked = open({
    ownTargets: () => answer([row('1', { maySet: true })]),
    setOwnTarget: () => ({ setOwnTarget: { revision: 1 } }),
  });
  fireEvent.click(await screen.findByRole('button', { name: '设定目标' }));
  fireEvent.click(screen.getByRole('button', { name: /保存新版本$/ }));
  const value = screen.getByLabelText('目标值');
  expect(value.getAttribute('aria-invalid')).toBe('true');
  fireEvent.change(value, { target: { value: '4.8' } });
  screen.getByText(/到\s*2025\s*年不低于\s*4\.8\s*个。/);
  screen.getByText(/2024\s*年为\s*4\.2\s*个，全市目标\s*≥4\.6。/);
  fireEvent.change(screen.getByLabelText('说明'), { target: { value: '县规划' } });
  fireEvent.click(screen.getByRole('button', { name: /保存新版本$/ }));
  await waitFor(() => expect(asked.map(([n]) => n)).toEqual(['OwnTargets', 'SetOwnTarget', 'OwnTargets']));
  expect(asked[1]?.[1]).toMatchObject({
    ...{ plan: 'p', indicator: 'i', area: '1', revision: 0, type: 'threshold_min', value: '4.8' },
    ...{ printed: '≥4.8', note: '县规划' },
  });
  await waitFor(() => expect(screen.queryByRole('form')).toBeNull());
});

test('who was overtaken is told, keeps what was typed, and goes on from what stands now', async () => {
  let rows = [row('1', { ...standing, maySet: true })];
  const asked = open({
    ownTargets: () => answer(rows),
    setOwnTarget: ({ revision: over }) => {
      if (over === 2) return { setOwnTarget: { revision: 3 } };
      rows = [row('1', { ...standing, history: [revision(2), revision(1)], maySet: true })];
      return { errors: [{ message: '已被他人更新。', extensions: { code: 'STALE_REVISION' } }] };
    },
  });
  fireEvent.click(await screen.findByRole('button', { name: /修\s?改/ }));
  fireEvent.change(screen.getByLabelText('说明'), { target: { value: '调整' } });
  fireEvent.click(screen.getByRole('button', { name: /保存新版本$/ }));
  await screen.findByText('已被他人更新。');
  await screen.findByText('历次设定（2）');
  expect((screen.getByLabelText('说明') as HTMLTextAreaElement).value).toBe('调整');
  fireEvent.click(screen.getByRole('button', { name: /保存新版本$/ }));
  await waitFor(() => expect(asked.filter(([n]) => n === 'SetOwnTarget').map(([, i]) => i.revision)).toEqual([1, 2]));
});

test('a target is taken back with a note', async () => {
  const asked = open({
    ownTargets: () => answer([row('1', { ...standing, maySet: true })]),
    withdrawOwnTarget: () => ({ withdrawOwnTarget: { revision: 2 } }),
  });
  fireEvent.click(await screen.findByRole('button', { name: /收\s?回/ }));
  fireEvent.click(screen.getByRole('button', { name: '确认收回' }));
  await screen.findByText('请填写。');
  fireEvent.change(screen.getByLabelText('收回的理由'), { target: { value: '随全市' } });
  fireEvent.click(screen.getByRole('button', { name: '确认收回' }));
  await waitFor(() =>
    expect(asked.find(([n]) => n === 'WithdrawOwnTarget')?.[1]).toMatchObject({
      ...{ area: '1', revision: 1, note: '随全市' },
    }),
  );
});
