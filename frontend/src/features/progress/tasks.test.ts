import { expect, test } from 'vitest';
import type { Item } from './reports';
import {
  areasOf,
  count,
  filterItems,
  groupItems,
  opens,
  owed,
  rowHead,
  shortName,
  shownHeads,
  type Wanted,
} from './tasks';
import { headOf, itemOf } from './testItems';

const own = { slug: '330481-hc', area: { code: '330481' } };

const all = (i: Item) => i.reports;

const items = [
  itemOf('W2.1', { reports: [headOf('330481-hc', { state: 'submitted' })] }),
  itemOf('W2.2', { name: '促进妇女心理健康', support: [{ code: 'PLC', name: '政法' }], role: 'support' }),
  itemOf('W3.1', {
    domain: { code: 'W3', name: '妇女与教育' },
    reports: [headOf('330482-hc', { late: true }), headOf('330400-hc', { state: 'accepted', late: true })],
  }),
  itemOf('W-P1', { kind: 'project', domain: null, name: '妇幼保健机构能力提升项目' }),
];

const filters: [Wanted, string[], string][] = [
  [{ words: '' }, ['W2.1', 'W2.2', 'W3.1', 'W-P1'], 'nothing asked, everything shown'],
  [{ words: 'ｗ２.' }, ['W2.1', 'W2.2'], 'full-width typing means the same'],
  [{ words: '健康 政法' }, ['W2.2'], 'every word, also that of a supporting line'],
  [{ words: '妇幼' }, ['W-P1'], 'projects are searched too'],
  [{ words: '', state: 'submitted' }, ['W2.1'], 'a report in that state'],
  [{ words: '', state: 'overdue' }, ['W3.1'], 'overdue is late and not handed in'],
  [{ words: '', concerned: true }, ['W2.1', 'W2.2', 'W3.1'], 'what nobody in scope reports on is left out'],
];

test.each(filters)('%o gives %j: %s', (wanted, codes) => {
  expect(filterItems(items, wanted, all).map((i) => i.code)).toEqual(codes);
});

test('a report handed in late is not overdue any more', () => {
  expect(filterItems(items.slice(2, 3), { words: '', state: 'overdue' }, all)).toHaveLength(1);
  expect(count([headOf('330400-hc', { state: 'accepted', late: true })]).overdue).toBe(0);
});

test('domains in the order of the plan, projects last whatever their place', () => {
  const mixed = [items[3], items[2], items[0], items[1]].filter((i) => i !== undefined);
  expect(groupItems(mixed).map((g) => [g.key, g.items.map((i) => i.code)])).toEqual([
    ['W3', ['W3.1']],
    ['W2', ['W2.1', 'W2.2']],
    ['projects', ['W-P1']],
  ]);
});

test('a supporting department that wrote something is not counted as owing', () => {
  const item = itemOf('W2.1', {
    reports: [headOf('330481-hc'), headOf('330481-wf', { role: 'support', state: 'draft' })],
  });
  expect(count(owed([item]))).toMatchObject({ total: 1, missing: 1, draft: 0 });
});

test('areas once each, the city first', () => {
  expect(areasOf(items).map((a) => a.code)).toEqual(['330400', '330481', '330482']);
});

test("a row speaks about the own report; in one area, without a part of one's own, about the leading one", () => {
  const reports = [headOf('330481-wf', { role: 'support' }), headOf('330481-hc')];
  expect(rowHead(itemOf('a', { role: 'support', reports }), '330481-wf', true)?.role).toBe('support');
  expect(rowHead(itemOf('b', { role: 'support', reports: reports.slice(1) }), '330481-wf', true)).toBeUndefined();
  expect(rowHead(itemOf('c', { reports }), '330481-wcwc', true)?.tenant.slug).toBe('330481-hc');
  expect(rowHead(itemOf('d', { reports }), '330400-wcwc', false)).toBeUndefined();
});

test('a department filters by its own state, not by that of those whom it supports', () => {
  const item = itemOf('a', { role: 'support', reports: [headOf('330481-hc')] });
  const by = (oneArea: boolean) => (i: Item) => shownHeads(i, '330481-wf', oneArea);
  expect(filterItems([item], { words: '', state: 'missing' }, by(true))).toEqual([]);
  expect(filterItems([item], { words: '', state: 'missing' }, by(false))).toEqual([item]);
});

test('a row opens what there is to do', () => {
  const waiting = [headOf('330482-hc', { state: 'submitted' }), headOf('330481-hc', { state: 'submitted' })];
  const cases = [
    [itemOf('a', { role: 'lead', reports: waiting }), '330481-hc', 'the own report first'],
    [itemOf('b', { reports: [headOf('330400-hc'), ...waiting] }), '330481-hc', 'then what the own level reviews'],
    [
      itemOf('c', { reports: [headOf('330400-hc'), headOf('330482-hc', { state: 'submitted' })] }),
      '330482-hc',
      'waiting',
    ],
    [itemOf('d', { reports: [headOf('330400-hc')] }), '330400-hc', 'else the first there is'],
    [itemOf('e'), undefined, 'nothing to open where nobody reports'],
  ] as const;
  for (const [item, slug, reason] of cases) expect(opens(item, own), reason).toBe(slug);
});

test('short names tell counties apart', () => {
  expect(['海宁市', '南湖区', '嘉善县', 'Haining City', 'Nanhu District'].map(shortName)).toEqual([
    '海宁',
    '南湖',
    '嘉善',
    'Haining',
    'Nanhu',
  ]);
});
