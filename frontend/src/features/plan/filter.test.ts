import { describe, expect, test } from 'vitest';
import { filterPlan } from './filter';

const line = (name: string) => ({ code: name, name });
const domain = { code: 'W2', name: '妇女与健康' };
const plan: Parameters<typeof filterPlan>[0] = {
  indicators: [
    {
      code: 'W02',
      name: '孕产妇死亡率',
      unit: '1/10万',
      formula: '',
      aggregation: 'ratio_of_sums',
      inferred: true,
      domain,
      baseline: { printed: '0' },
      target: { printed: '<7', mergedFrom: null },
      lead: line('卫生健康'),
      support: [line('公安')],
      elements: [
        { code: 'live_births', name: '活产数', unit: '人', level: 'county', inferred: true, line: line('卫生健康') },
      ],
    },
  ],
  tasks: [
    {
      code: 'W2.6',
      heading: '加强“两癌”防治',
      inferred: true,
      domain,
      lead: line('卫生健康'),
      support: [],
      targets: [
        {
          code: 'W2.6-a',
          name: 'HPV疫苗接种试点',
          printed: '推动实施',
          unit: null,
          note: null,
          measuredBy: null,
          series: [],
        },
      ],
      furtherTargets: [
        {
          code: 'W2.6-z',
          name: '家务劳动时间差距',
          printed: '缩小',
          unit: null,
          note: null,
          measuredBy: null,
          series: [],
        },
      ],
    },
  ],
  projects: [
    {
      code: 'W-P2',
      name: '妇女“两癌”防治项目',
      inferred: true,
      lead: line('卫生健康'),
      tasks: [{ code: 'W2.6', heading: '' }],
      targets: [],
    },
  ],
  articles: [{ number: 1, heading: '加强组织领导' }],
};

describe('filterPlan', () => {
  const cases: [string, number[], string][] = [
    ['', [1, 1, 1, 1], 'no word, no filter'],
    ['  ', [1, 1, 1, 1], 'blanks are no word'],
    ['w02', [1, 0, 0, 0], 'codes, whatever their case'],
    ['Ｗ02', [1, 0, 0, 0], 'full-width letters of a Chinese input method'],
    ['活产', [1, 0, 0, 0], 'an element finds its indicator'],
    ['公安', [1, 0, 0, 0], 'a supporting line finds what it supports'],
    ['hpv', [0, 1, 0, 0], 'a target in the prose finds its task'],
    ['家务', [0, 1, 0, 0], 'and so does a promise without a number'],
    ['W2.6', [0, 1, 1, 0], 'a task finds the projects that carry it'],
    ['健康 死亡', [1, 0, 0, 0], 'every word must be somewhere'],
    ['加强', [0, 1, 0, 1], 'articles too'],
    ['不存在', [0, 0, 0, 0], 'nothing is an answer'],
  ];
  test.each(cases)('%j leaves %j: %s', (words, want) => {
    const { indicators, tasks, projects, articles } = filterPlan(plan, words);
    expect([indicators, tasks, projects, articles].map((list) => list.length)).toEqual(want);
  });
});
