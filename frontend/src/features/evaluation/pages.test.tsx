import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { evaluationOf, expert, scoring, selfOf, sheet } from './testEvaluation';
import { names, open } from './testPages';

const list = (over: object) => ({
  plan: { code: 'p', title: '妇女规划', area: { code: '330400' } },
  rounds: [
    { year: 2025, snapshot: null },
    { year: 2024, snapshot: { edition: 1 } },
  ],
  evaluations: [],
  home: { evaluations: [] },
  ...over,
});

beforeEach(() => localStorage.clear());

test('without an evaluation the page says what one is; an office makes one of a published year', async () => {
  const asked = open('/330481-wcwc/evaluations/p', {
    evaluations: () => list({}),
    createEvaluation: () => ({ createEvaluation: { id: 'e1' } }),
    evaluation: () => ({ evaluation: evaluationOf() }),
  });
  await screen.findByText('这个规划还没有评估');
  fireEvent.click(screen.getByRole('button', { name: '发起评估' }));
  fireEvent.click(screen.getByRole('button', { name: /发\s?起$/ }));
  await screen.findByRole('heading', { level: 1, name: '2025 年终期评估 · 嘉兴市' });
  expect(asked[1]?.[1]).toMatchObject({ plan: 'p', kind: 'annual', year: 2024 });
});

test('a department may not make one, but sees what waits for it', async () => {
  const { attainment, ...line } = evaluationOf({ state: 'collecting', due: '2026-07-01' });
  open('/330481-hc/evaluations/p', {
    evaluations: () =>
      list({
        evaluations: [{ ...line, attainment: { overall: attainment.overall } }],
        home: { evaluations: [{ evaluation: { id: 'e1' }, work: 'self_evaluation', late: true }] },
      }),
  });
  const duty = await screen.findByRole('link', { name: '写自评 逾期' });
  expect(duty.getAttribute('href')).toBe('/330481-hc/evaluation/p/e1/self');
  expect(screen.queryByRole('button', { name: '发起评估' })).toBeNull();
});

test('results: the rate, what is nearly met, what cannot be judged, and the grounds of a verdict', async () => {
  open('/330481-hc/evaluation/p/e1', { evaluation: () => ({ evaluation: evaluationOf({ state: 'draft' }) }) });
  const overall = within(await screen.findByRole('region', { name: '达标率' }));
  overall.getByText('66.7');
  overall.getByText('另有 2 项接近达标，合计为 77.8%。');
  overall.getByText(/W19 生育保险/);
  expect(screen.queryByText('女性 ÷ 全部')).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'W07 女性就业占比' }));
  screen.getByText('女性 ÷ 全部');
  within(screen.getByRole('list', { name: '按区域' })).getByText('滞后');
  expect(screen.queryByRole('button', { name: /开始收集/ })).toBeNull();
});

test('the office leads on with a due date, told what is lacking', async () => {
  let state = 'draft';
  const asked = open('/330400-wcwc/evaluation/p/e1?part=results', {
    evaluation: () => ({
      evaluation: evaluationOf(
        state === 'draft' ? { may: ['advance'], lacks: ['还没有评分表。'] } : { state, revision: 2, due: '2026-07-01' },
      ),
    }),
    advanceEvaluation: () => {
      state = 'collecting';
      return { advanceEvaluation: evaluationOf({ state, revision: 2 }) };
    },
  });
  await screen.findByText('还没有评分表。');
  fireEvent.click(screen.getByRole('button', { name: '开始收集自评' }));
  const dialog = within(await screen.findByRole('dialog'));
  fireEvent.change(dialog.getByLabelText('自评截止日'), { target: { value: '2026-07-01' } });
  fireEvent.click(dialog.getByRole('button', { name: '开始收集自评' }));
  await waitFor(() => expect(screen.getByText('收集自评').closest('li')?.getAttribute('aria-current')).toBe('step'));
  expect(asked[1]?.[1]).toMatchObject({ evaluation: 'e1', revision: 1, to: 'collecting', due: '2026-07-01' });
});

test('a conclusion is stored as one writes, and the next act then rests on its revision', async () => {
  const may = ['write_conclusion', 'advance'];
  const asked = open('/330400-wcwc/evaluation/p/e1?part=conclusion', {
    evaluation: () => ({ evaluation: evaluationOf({ state: 'scoring', revision: 7, may }) }),
    writeConclusion: ({ overview, achievements, problems, suggestions }) => ({
      writeConclusion: {
        ...evaluationOf({ state: 'scoring', revision: 8, may }),
        conclusion: { overview, achievements, problems, suggestions },
      },
    }),
    advanceEvaluation: () => ({ advanceEvaluation: evaluationOf({ state: 'concluded', revision: 9 }) }),
  });
  const field = await screen.findByRole('textbox', { name: '总体评价' });
  fireEvent.change(field, { target: { value: '总体良好。' } });
  fireEvent.blur(field);
  await screen.findByText(/已保存/);
  fireEvent.click(screen.getByRole('button', { name: '确定结论' }));
  fireEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: '确定结论' }));
  await waitFor(() => expect(names(asked)).toContain('AdvanceEvaluation'));
  expect(asked[1]?.[1]).toMatchObject({ revision: 7, overview: '总体良好。' });
  expect(asked[2]?.[1]).toMatchObject({ revision: 8, to: 'concluded', due: null });
});

test('a reader reads the published conclusion', async () => {
  const none = { achievements: '', problems: '' };
  const conclusion = {
    ...{ ...none, overview: '达标率 {rate}。', suggestions: '继续。' },
    filled: { ...none, overview: '达标率 66.7%。', suggestions: '继续。' },
  };
  open('/330481-hc/evaluation/p/e1', {
    evaluation: () => ({ evaluation: evaluationOf({ state: 'published', conclusion }) }),
  });
  expect((await screen.findByRole('region', { name: '总体评价' })).textContent).toContain('达标率 66.7%。');
  expect(screen.queryByRole('region', { name: '存在问题' })).toBeNull();
  expect(screen.queryByRole('textbox')).toBeNull();
});

test('an expert hands in only a whole grid; what was typed is stored before', async () => {
  const remote = (scores: unknown[], submittedAt: string | null) => ({
    may: ['score'],
    scoring: { ...scoring, own: { revision: scores.length, submittedAt, scores } },
  });
  const asked = open('/330400-stat/evaluation/p/e1', {
    evaluation: () => ({ evaluation: evaluationOf({ state: 'scoring', ...remote([], null) }) }),
    saveScores: ({ scores, submit }) => ({
      saveScores: remote(scores as unknown[], submit ? '2026-07-05T00:00:00Z' : null),
    }),
  });
  await screen.findByRole('heading', { name: '我的评分' });
  const points = (area: string, item: string) => screen.getByRole('textbox', { name: `${area} ${item} 得分` });
  fireEvent.change(points('嘉兴市', '组织领导'), { target: { value: '90' } });
  fireEvent.keyDown(points('嘉兴市', '组织领导'), { key: 'Enter' });
  expect(document.activeElement).toBe(points('嘉兴市', '数据质量'));
  fireEvent.change(points('嘉兴市', '数据质量'), { target: { value: '85.5' } });
  expect(screen.getByRole('group', { name: '嘉兴市' }).textContent).toContain('加权总分 87.3');
  fireEvent.click(screen.getByRole('button', { name: '提交评分' }));
  await screen.findByText('还有 2 项没有评分，评完才能提交。');
  expect(document.activeElement).toBe(points('海宁市', '组织领导'));
  fireEvent.change(points('海宁市', '组织领导'), { target: { value: '70' } });
  fireEvent.change(points('海宁市', '数据质量'), { target: { value: '71' } });
  fireEvent.click(screen.getByRole('button', { name: '提交评分' }));
  await waitFor(() => expect(asked.at(-1)?.[0]).toBe('Evaluation'));
  const saves = asked.filter(([name]) => name === 'SaveScores').map(([, input]) => input);
  expect(saves.map((s) => s.submit)).toEqual([...saves.slice(1).map(() => false), true]);
  expect(saves.at(-1)).toMatchObject({
    revision: 4,
    scores: [{ points: '90' }, { points: '85.5' }, {}, { points: '71' }],
  });
});

const revealed = {
  ...scoring,
  revealed: true,
  results: scoring.areas.map((area) => ({
    area,
    total: area.code === '330481' ? null : '87.3',
    items: sheet.items.map((item) => ({
      ...{ item: item.code, points: '85.0', spread: '25.0', disputes: [], ruling: null },
      ...{ apart: item.code === 'data', open: item.code === 'data' },
      scores: [{ expert: expert.id, points: '90', remark: '扎实' }],
    })),
  })),
};

test('an office disputes the score of its own area, and no other', async () => {
  const asked = open('/330481-wcwc/evaluation/p/e1?part=scoring', {
    evaluation: () => ({ evaluation: evaluationOf({ state: 'scoring', may: ['dispute'], scoring: revealed }) }),
    disputeScore: () => ({ disputeScore: { id: 'e1' } }),
  });
  fireEvent.click(await screen.findByRole('button', { name: '嘉兴市' }));
  await screen.findAllByText(/扎实/);
  expect(screen.queryByRole('button', { name: '提出异议' })).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: '海宁市' }));
  fireEvent.click((await screen.findAllByRole('button', { name: '提出异议' }))[1] as HTMLElement);
  const dialog = within(await screen.findByRole('dialog'));
  fireEvent.change(dialog.getByRole('textbox'), { target: { value: '漏了两项数据' } });
  fireEvent.click(dialog.getByRole('button', { name: /提\s?出/ }));
  await waitFor(() => expect(names(asked)).toEqual(['Evaluation', 'DisputeScore', 'Evaluation']));
  expect(asked[1]?.[1]).toMatchObject({ area: '330481', item: 'data', text: '漏了两项数据' });
});

test('an item that is disputed after its ruling waits for another', async () => {
  const again = revealed.results.map((r) => ({
    ...r,
    items: r.items.map((i) => ({
      ...i,
      apart: false,
      open: r.area.code === '330481' && i.item === 'data',
      ruling: { points: '80.0', reason: '核对后评定', at: '2026-07-01T00:00:00Z', by: { name: '签核员' } },
    })),
  }));
  open('/330400-wcwc/evaluation/p/e1?part=scoring', {
    evaluation: () => ({
      evaluation: evaluationOf({ state: 'scoring', may: ['rule'], scoring: { ...revealed, results: again } }),
    }),
  });
  const row = (await screen.findByRole('button', { name: '海宁市' })).closest('tr') as HTMLElement;
  expect(within(row).getByText('待裁定')).toBeDefined();
  expect(screen.getAllByTitle('有分歧或异议，待裁定')).toHaveLength(1);
});

test('the office rules with exact points and a reason', async () => {
  const asked = open('/330400-wcwc/evaluation/p/e1?part=scoring', {
    evaluation: () => ({ evaluation: evaluationOf({ state: 'scoring', may: ['rule'], scoring: revealed }) }),
    ruleScore: () => ({ ruleScore: { id: 'e1' } }),
  });
  fireEvent.click(await screen.findByRole('button', { name: '海宁市' }));
  fireEvent.click((await screen.findAllByRole('button', { name: /裁\s?定/ }))[1] as HTMLElement);
  const dialog = within(await screen.findByRole('dialog'));
  const send = dialog.getByRole('button', { name: '作出裁定' }) as HTMLButtonElement;
  fireEvent.change(dialog.getByLabelText('裁定得分'), { target: { value: '８８.５' } });
  expect(send.disabled).toBe(true);
  fireEvent.change(dialog.getByLabelText('裁定理由'), { target: { value: '核对后补齐' } });
  fireEvent.click(send);
  await waitFor(() => expect(names(asked)).toContain('RuleScore'));
  expect(asked[1]?.[1]).toMatchObject({ area: '330481', item: 'data', points: '88.5', reason: '核对后补齐' });
});

test('a tenant begins with its results, is stored, and hands in on the revision that came of it', async () => {
  const asked = open('/330481-hc/evaluation/p/e1/self', {
    selfEvaluation: () => ({ selfEvaluation: selfOf({ state: 'returned', revision: 3, remark: '请写明原因' }) }),
    saveSelfEvaluation: ({ achievements }) => ({
      saveSelfEvaluation: selfOf({ state: 'draft', revision: 4, achievements, remark: '请写明原因' }),
    }),
    submitSelfEvaluation: () => ({
      submitSelfEvaluation: selfOf({
        state: 'submitted',
        revision: 5,
        achievements: '牵头 4 项，达标 3 项。',
        may: [],
      }),
    }),
  });
  expect((await screen.findByRole('region', { name: '退回修改' })).textContent).toContain('请写明原因');
  fireEvent.click(screen.getByRole('button', { name: '用本单位的结果开头' }));
  expect(screen.queryByRole('button', { name: '用本单位的结果开头' })).toBeNull();
  screen.getByText('14 / 4000 字');
  fireEvent.click(screen.getByRole('button', { name: '重新提交' }));
  await waitFor(() => expect(screen.queryByRole('textbox')).toBeNull());
  expect(asked.slice(1)).toMatchObject([
    ['SaveSelfEvaluation', { revision: 3, achievements: '牵头 4 项，达标 3 项。' }],
    ['SubmitSelfEvaluation', { revision: 4 }],
  ]);
});

test('an office reads another account beside its results, and sends it back with words only', async () => {
  const submitted = selfOf({ state: 'submitted', revision: 5, achievements: '很好。', may: ['return'] });
  const asked = open('/330481-wcwc/evaluation/p/e1/self?tenant=330481-hc', {
    selfEvaluation: () => ({ selfEvaluation: submitted }),
    returnSelfEvaluation: () => ({
      returnSelfEvaluation: { ...submitted, state: 'returned', remark: '补充', may: [] },
    }),
  });
  expect((await screen.findByRole('region', { name: '主要成效' })).textContent).toContain('很好。');
  within(screen.getByRole('complementary')).getByText('3 / 4');
  fireEvent.click(screen.getByRole('button', { name: '退回修改' }));
  screen.getByText('退回时请写清楚要补充或修改什么。');
  fireEvent.change(screen.getByLabelText('退回意见'), { target: { value: '补充' } });
  fireEvent.click(screen.getByRole('button', { name: '退回修改' }));
  await screen.findByRole('region', { name: '退回修改' });
  expect(asked[1]?.[1]).toMatchObject({ tenant: '330481-hc', revision: 5, remark: '补充' });
});

test('the first score sheet begins with the usual items; weights are added up while one types', async () => {
  const asked = open('/330400-wcwc/score-sheets/p', {
    scoreSheets: () => ({ scoreSheets: [] }),
    addScoreSheet: () => ({ addScoreSheet: [sheet] }),
  });
  fireEvent.click(await screen.findByRole('button', { name: '新的一版' }));
  screen.getByText('权重合计 100%（应为 100%）');
  fireEvent.change(screen.getByLabelText('第 1 项权重'), { target: { value: '25' } });
  screen.getByText('权重合计 105%（应为 100%）');
  fireEvent.change(screen.getByLabelText('这一版的由来'), { target: { value: '首版' } });
  fireEvent.click(screen.getByRole('button', { name: '保存这一版' }));
  screen.getByText('权重合计应为 100%。');
  fireEvent.click(screen.getByRole('button', { name: '删去第 2 项' }));
  fireEvent.change(screen.getByLabelText('第 4 项权重'), { target: { value: '30' } });
  fireEvent.click(screen.getByRole('button', { name: '保存这一版' }));
  await waitFor(() => expect(names(asked)).toEqual(['ScoreSheets', 'AddScoreSheet', 'ScoreSheets']));
  expect(asked[1]?.[1]).toMatchObject({
    version: 0,
    note: '首版',
    items: [
      { code: 'organisation', name: '组织领导', weight: '25' },
      { code: 'tasks', weight: '25' },
      { code: 'projects', weight: '20' },
      { code: 'data', weight: '30' },
    ],
  });
});
