import type { DecideMutation, QueueItemFieldsFragment } from '@/gql/graphql';

export type Item = QueueItemFieldsFragment;
export type Refusal = DecideMutation['decide']['refused'][number];

export type Mark =
  | { kind: 'busy' }
  | { kind: 'passed' }
  | { kind: 'returned' }
  | { kind: 'refused'; code: string; message: string }
  /** Somebody else was faster; who is empty where it was oneself on another page, act where nothing is known of it. */
  | { kind: 'taken'; act: string; who: string };

/** The queue as it was loaded, with what has been decided since: rows stay where they are until the queue is loaded anew. */
export interface Desk {
  items: readonly Item[];
  marks: Record<string, Mark>;
  /** How many wait in all, with those that are not on the desk. */
  total: number;
}

export const idOf = (item: Item): string => item.figure.id;

/** Is it signed by office and statistics, who may hold a value of their own against it? */
export function isSigned(item: Item): boolean {
  return item.stage === 'county_sign_off' || item.stage === 'city_sign_off';
}

/** Can it still be decided on? */
export function isOpen(desk: Desk, item: Item): boolean {
  const mark = desk.marks[idOf(item)];
  return !mark || mark.kind === 'refused';
}

export function openDivergences(item: Item) {
  return item.figure.divergences.filter((d) => d.resolution === null);
}

/** Nothing to read before passing it: a value, no doubt raised, no dispute, not late to explain itself. */
export function isClean(item: Item): boolean {
  return (
    item.figure.value !== null && item.problems.every((p) => p.grade === 'D') && openDivergences(item).length === 0
  );
}

export function cleanItems(desk: Desk): Item[] {
  return desk.items.filter((item) => !desk.marks[idOf(item)] && isClean(item));
}

/** The answer of the server laid over the desk; what it names nowhere is open again. */
export function decided(
  desk: Desk,
  asked: readonly string[],
  outcome: 'passed' | 'returned',
  answer: DecideMutation['decide'],
): Desk {
  const marks = { ...desk.marks };
  const done = new Set(answer.decided.map((d) => d.figure.id));
  for (const id of asked) {
    const refusal = answer.refused.find((r) => r.figure === id);
    if (refusal) marks[id] = { kind: 'refused', code: refusal.code, message: refusal.message };
    else if (done.has(id)) marks[id] = { kind: outcome };
    else delete marks[id];
  }
  return { ...desk, marks };
}

/**
 * The queue as it is now, under what is on the desk. Nothing moves: what is gone is marked with who did what, a newer revision
 * takes the place of its older one, and what has come stands at the end.
 */
export function overtake(
  desk: Desk,
  now: readonly Item[],
  total: number,
  news: Record<string, { act: string; who: string }>,
): Desk {
  const waiting = new Map(now.map((item) => [idOf(item), item]));
  const marks = { ...desk.marks };
  const items = desk.items.map((item) => {
    const id = idOf(item);
    const newer = waiting.get(id);
    waiting.delete(id);
    const mark = marks[id];
    if (mark?.kind === 'busy') return item;
    if (!newer) {
      if (!mark || mark.kind === 'refused') marks[id] = { kind: 'taken', act: '', who: '', ...news[id] };
      return item;
    }
    if (newer.figure.revision === item.figure.revision && mark?.kind !== 'taken') return item;
    delete marks[id];
    return newer;
  });
  const next = { items: [...items, ...waiting.values()], marks, total };
  // What is closed still stands on the desk, and counts there.
  return { ...next, total: total + next.items.filter((item) => !isOpen(next, item)).length };
}

/** The next open item after this one, round the end; where a key press should land. */
export function nextOpen(desk: Desk, from: string): string | undefined {
  const at = desk.items.findIndex((item) => idOf(item) === from);
  const rest = [...desk.items.slice(at + 1), ...desk.items.slice(0, Math.max(at, 0))];
  const next = rest.find((item) => isOpen(desk, item));
  return next && idOf(next);
}
