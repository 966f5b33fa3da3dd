import { expect, test } from 'vitest';
import { sentOf, type UnitResult as Unit } from '@/lib/unitResult';
import { areasOf, MEASURES, nextOrder, readOrder, sortUnits } from './units';

function unit(slug: string, change: (u: Unit) => void = () => {}): Unit {
  const u: Unit = {
    tenant: { slug, name: slug, area: { code: slug.slice(0, 6), name: slug.slice(0, 6) } },
    figures: { owed: 4, inTime: 0, late: 0, overdue: 0, returns: 0 },
    tasks: {
      ...{ owed: 0, submitted: 0, accepted: 0, returned: 0, withEvidence: 0 },
      ...{ ratedSame: 0, ratedLower: 0, ratedHigher: 0 },
    },
    reminders: { got: 0, inTime: 0 },
    indicators: { led: 0, judgeable: 0, met: 0 },
    ownPlan: null,
  };
  change(u);
  return u;
}

const slugs = (units: Unit[]) => units.map((u) => u.tenant.slug);

const three = [
  unit('330481-hc', (u) => {
    u.figures.inTime = 2;
    u.ownPlan = 'issued';
  }),
  unit('330481-wcwc', (u) => {
    u.figures.owed = 0;
  }),
  unit('330482-hc', (u) => {
    u.figures.inTime = 4;
  }),
];

test.each<[string, string | null, string[]]>([
  ['no order is the order of the areas', null, ['330481-hc', '330481-wcwc', '330482-hc']],
  ['the largest share first', '-reported', ['330482-hc', '330481-hc', '330481-wcwc']],
  ['the smallest first, and who owes nothing still last', 'reported', ['330481-hc', '330482-hc', '330481-wcwc']],
  ['a plan of its own before none', '-ownPlan', ['330481-hc', '330481-wcwc', '330482-hc']],
  ['what cannot be compared does not sort', '-slogans', ['330481-hc', '330481-wcwc', '330482-hc']],
])('%s', (_, text, want) => {
  expect(slugs(sortUnits(three, readOrder(text)))).toEqual(want);
});

test('every measure compares', () => {
  for (const by of MEASURES) expect(sortUnits(three, { by, down: true })).toHaveLength(3);
});

test('a head is pressed three times', () => {
  expect(nextOrder(undefined, 'late')).toBe('-late');
  expect(nextOrder(readOrder('-late'), 'late')).toBe('late');
  expect(nextOrder(readOrder('late'), 'late')).toBeUndefined();
  expect(nextOrder(readOrder('late'), 'tasks')).toBe('-tasks');
});

test('what was sent off is counted whatever became of it, and areas once', () => {
  const u = unit('330481-hc', ({ tasks }) => Object.assign(tasks, { submitted: 1, accepted: 2, returned: 3 }));
  expect(sentOf(u)).toBe(6);
  expect(areasOf(three).map((a) => a.code)).toEqual(['330481', '330482']);
});
