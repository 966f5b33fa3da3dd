/** An evaluation as the server tells it, for tests. */
const area = { code: '330400', name: '嘉兴市', level: 'city' };
const county = { code: '330481', name: '海宁市', level: 'county' };
const office = { slug: '330400-wcwc', name: '嘉兴市妇儿工委办' };
const tally = {
  ...{ met: 12, nearly: 2, judgeable: 18, total: 21, rate: '66.7', rateWithNearly: '77.8', reason: '18 项可判断' },
  unjudged: [{ code: 'W19', name: '生育保险' }],
};
const cell = (over: object) => ({
  ...{ area, value: '71.66', display: '71.7', emptiness: null, provisional: false },
  verdict: { status: 'met', reason: '不低于 70', judgement: null },
  completeness: { reported: 7, expected: 7, missing: [] },
  ...over,
});

export const expert = { id: 'u1', name: '评估员', tenant: office, submittedAt: null };

export const sheet = {
  version: 1,
  items: [
    { code: 'organisation', name: '组织领导', guide: '实施方案', weight: '40' },
    { code: 'data', name: '数据质量', guide: '', weight: '60' },
  ],
  note: '首版',
  by: { name: '签核员' },
  at: '2026-05-01T00:00:00Z',
};

export const scoring = {
  areas: [area, county],
  own: null as null | { revision: number; submittedAt: string | null; scores: unknown[] },
  revealed: false,
  results: [] as unknown[],
};

export function evaluationOf(over: object = {}) {
  return {
    ...{ id: 'e1', state: 'draft', revision: 1, due: null, may: [], lacks: [], conclusion: null },
    steps: [{ state: 'draft', by: { name: '签核员' }, at: '2026-06-01T00:00:00Z' }],
    ...{ kind: 'final', year: 2025, plan: { code: 'p', title: '妇女规划' }, area, tenant: office },
    snapshot: { edition: 2, publishedAt: '2026-05-01T00:00:00Z' },
    attainment: {
      overall: tally,
      domains: [{ domain: { code: 'health', name: '妇女与健康' }, tally }],
      areas: [{ area: county, tally }],
    },
    verdicts: [
      {
        indicator: {
          ...{ code: 'W07', name: '女性就业占比', unit: '%', formula: '女性 ÷ 全部' },
          domain: { code: 'health', name: '妇女与健康' },
          target: { printed: '70 以上' },
        },
        cell: cell({}),
        areas: [
          cell({
            area: county,
            value: '65',
            display: '65.0',
            verdict: { status: 'off_track', reason: '低于 70', judgement: null },
          }),
        ],
      },
    ],
    work: [
      {
        domain: { code: 'health', name: '妇女与健康' },
        ...{ kind: 'task', owed: 10, done: 5, underWay: 3, delayed: 1, notStarted: 0, unrated: 1 },
      },
    ],
    selfEvaluations: [
      {
        tenant: { slug: '330400-hc', name: '嘉兴市卫健委', kind: 'department', area },
        ...{ state: 'submitted', late: true, submittedAt: '2026-06-20T00:00:00Z' },
      },
      {
        tenant: { slug: '330481-wcwc', name: '海宁市妇儿工委办', kind: 'office', area: county },
        ...{ state: 'missing', late: false, submittedAt: null },
      },
    ],
    panel: [expert],
    candidates: [],
    scoreSheet: sheet,
    scoring: null as null | typeof scoring,
    errata: [],
    ...over,
  };
}

export function selfOf(over: object = {}) {
  return {
    evaluation: {
      ...{ id: 'e1', kind: 'final', year: 2025, area: { name: '嘉兴市' }, plan: { title: '妇女规划' } },
      ...{ state: 'collecting', due: '2026-07-01' },
    },
    tenant: { slug: '330481-hc', name: '海宁市卫健局' },
    ...{
      state: 'missing',
      revision: 0,
      achievements: '',
      problems: '',
      measures: '',
      prefill: '牵头 4 项，达标 3 项。',
    },
    results: {
      tenant: { slug: '330481-hc', name: '海宁市卫健局', area: { code: '330481', name: '海宁市' } },
      figures: { owed: 8, inTime: 7, late: 1, overdue: 0, returns: 2 },
      tasks: {
        ...{ owed: 5, submitted: 0, accepted: 4, returned: 1, withEvidence: 3 },
        ...{ ratedSame: 3, ratedLower: 1, ratedHigher: 0 },
      },
      reminders: { got: 0, inTime: 0 },
      indicators: { led: 4, judgeable: 4, met: 3 },
      ownPlan: 'issued',
    },
    ...{ late: false, submittedAt: null, submittedBy: null, remark: '', may: ['save', 'submit'] },
    ...over,
  };
}
