/** The reports of an evaluation as the server tells them, for tests. */
const field = (key: string, label: string, value: string, group: string) => ({ key, label, value, group });

export const numbers = [
  field('rate', '达标率', '66.7%', '达标情况'),
  field('met', '达标指标数', '12', '达标情况'),
  field('judgeable', '可判断指标数', '18', '达标情况'),
  field('W01', '孕产妇死亡率', '3.21', '健康'),
  field('W07', '女性就业占比', '45.2', '经济'),
  field('W07.target', '女性就业占比的目标', '45', '经济'),
];

type Text = ReturnType<typeof textOf>;

export function textOf(over: object = {}) {
  return {
    ...{ part: 'summary', title: '总体情况', documents: ['monitoring'], body: '达标率为 {rate}。', proposed: true },
    pieces: [
      { text: '达标率为 ', field: null as string | null, changed: false },
      { text: '66.7%', field: 'rate', changed: false },
      { text: '。', field: null, changed: false },
    ],
    changes: [] as { field: string; label: string; was: string; now: string }[],
    ...{ typed: [] as string[], revision: 0, by: null, at: null, confirmedBy: null, confirmedAt: null },
    may: ['write'],
    ...over,
  };
}

/** Written by somebody when a number was another. */
export const marked = textOf({
  ...{ part: 'domain/health', title: '妇女与健康', documents: ['monitoring', 'evaluation'], proposed: false },
  body: '孕产妇死亡率为 {W01}，比上年低 0.4。',
  pieces: [
    { text: '孕产妇死亡率为 ', field: null, changed: false },
    { text: '3.21', field: 'W01', changed: true },
    { text: '，比上年低 0.4。', field: null, changed: false },
  ],
  changes: [{ field: 'W01', label: '孕产妇死亡率', was: '3.05', now: '3.21' }],
  ...{ typed: ['0.4'], revision: 3, by: { name: '签核员' }, at: '2026-06-10T01:00:00Z', may: ['write', 'confirm'] },
});

/** A text of the conclusion, which is written elsewhere. */
export const overview = textOf({
  ...{ part: 'overview', title: '总体评价', documents: ['evaluation'], proposed: false, revision: 2 },
  ...{ body: '', pieces: [], may: [] },
});

export function fileOf(over: object = {}) {
  return {
    ...{ path: '/report-files/f1', name: '监测报告.docx', size: 120_000, sha256: '1a2b3c4d5e6f7a8b' },
    ...{ at: '2026-06-12T01:30:00Z', final: false, marked: 0, outdated: false },
    ...over,
  };
}

export function runOf(state: string, over: object = {}) {
  return {
    ...{ id: 'r1', state, step: '', done: 0, of: 5, by: { name: '签核员' }, at: '2026-06-12T01:30:00Z', reason: '' },
    ...over,
  };
}

export function documentOf(kind: string, over: object = {}) {
  const title = { monitoring: '年度监测报告', evaluation: '评估报告', annex: '统计附表' }[kind];
  return { kind, title, run: null, file: null, may: ['make'], ...over };
}

export function reportsOf(over: object = {}) {
  return {
    texts: [textOf(), marked, overview] as Text[],
    fields: numbers,
    documents: ['monitoring', 'evaluation', 'annex'].map((kind) => documentOf(kind)),
    earlier: null,
    ...over,
  };
}
