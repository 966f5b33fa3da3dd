import type { ScoreInput } from '@/gql/graphql';
import { add, compare, ratio, readTyped, round } from '@/lib/decimal';
import { type Texts, textRules } from '@/lib/texts';
import type { Scoring } from './documents';

/** The caller's scores as the server has them. */
export interface ScoresRemote {
  revision: number;
  may: readonly string[];
  scoring: Scoring;
}

/** The name of a box: one score's points or remark. */
export function boxOf(area: string, item: string, part: 'points' | 'remark'): string {
  return `${area}/${item}/${part}`;
}

export type PointsProblem = 'number' | 'range' | 'tooFine' | 'missing';

/** What the server would refuse; a remark needs points to stand beside. */
export function problemOf(points: string, remark = ''): PointsProblem | undefined {
  if (points.trim() === '') return remark.trim() === '' ? undefined : 'missing';
  const value = readTyped(points);
  if (value === null) return 'number';
  if (value.startsWith('-') || compare(value, '100') > 0) return 'range';
  return (value.split('.')[1] ?? '').length > 1 ? 'tooFine' : undefined;
}

function samePoints(a: string, b: string): boolean {
  const [x, y] = [readTyped(a), readTyped(b)];
  return x !== null && y !== null && compare(x, y) === 0;
}

const { differing, merge } = textRules(
  (a, b, part) => a.trim() === b.trim() || (part.endsWith('/points') && samePoints(a, b)),
);

function entryOf({ scoring }: ScoresRemote): Texts {
  const entry: Texts = {};
  for (const { area, item, points, remark } of scoring.own?.scores ?? []) {
    entry[boxOf(area, item, 'points')] = points;
    entry[boxOf(area, item, 'remark')] = remark;
  }
  return entry;
}

/** The scores without those that cannot be read: there what is stored stays. */
function storable(entry: Texts, stored: Texts): Texts {
  const kept = { ...entry };
  for (const box of Object.keys(entry)) {
    const score = box.replace(/\/(points|remark)$/, '');
    const [points, remark] = [`${score}/points`, `${score}/remark`];
    if (!problemOf(entry[points] ?? '', entry[remark])) continue;
    kept[points] = stored[points] ?? '';
    kept[remark] = stored[remark] ?? '';
  }
  return kept;
}

export const SCORE_RULES = {
  entryOf,
  differing,
  merge,
  storable,
  open: ({ scoring, may }: ScoresRemote) => may.includes('score') && !scoring.own?.submittedAt,
};

/** What a score is of. */
interface Item {
  code: string;
  weight: string;
}
interface Area {
  code: string;
}

/** All scores that can be read, in the order of the sheet. */
export function inputOf(entry: Texts, areas: readonly Area[], items: readonly Item[]): ScoreInput[] {
  return areas.flatMap((area) =>
    items.flatMap((item) => {
      const typed = entry[boxOf(area.code, item.code, 'points')] ?? '';
      const remark = (entry[boxOf(area.code, item.code, 'remark')] ?? '').trim();
      const points = problemOf(typed) ? null : readTyped(typed);
      return points === null ? [] : [{ area: area.code, item: item.code, points, remark }];
    }),
  );
}

/** The boxes that still need points before the scores can be final. */
export function unscored(entry: Texts, areas: readonly Area[], items: readonly Item[]): string[] {
  const scored = new Set(inputOf(entry, areas, items).map((s) => boxOf(s.area, s.item, 'points')));
  return areas
    .flatMap((area) => items.map((item) => boxOf(area.code, item.code, 'points')))
    .filter((box) => !scored.has(box));
}

/** An area's weighted total, one decimal; null while an item is not scored. */
export function totalOf(entry: Texts, area: Area, items: readonly Item[]): string | null {
  const scores = inputOf(entry, [area], items);
  if (items.length === 0 || scores.length < items.length) return null;
  // Points and weights have few decimals: eight hold their product exactly, and only the sum is rounded.
  const sum = items.reduce((total, item, i) => {
    return add(total, ratio(scores[i]?.points ?? '0', '100', item.weight, 8) ?? '0');
  }, '0');
  return round(sum, 1);
}
