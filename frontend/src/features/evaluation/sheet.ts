import { compare, readTyped, sum } from '@/lib/decimal';

/** An item while the sheet is made: all of it as typed. */
export interface DraftItem {
  code: string;
  name: string;
  guide: string;
  weight: string;
}

/** What a city without a sheet may begin with; their names are in the locales. */
export const STARTERS = [
  { code: 'organisation', weight: '20' },
  { code: 'funds', weight: '15' },
  { code: 'tasks', weight: '25' },
  { code: 'projects', weight: '20' },
  { code: 'data', weight: '20' },
] as const;

/** A weight as it is stored; null where it is none. */
export function weightOf(typed: string): string | null {
  const value = readTyped(typed);
  if (value === null || value.startsWith('-') || compare(value, '0') === 0 || compare(value, '100') > 0) return null;
  return (value.split('.')[1] ?? '').length > 2 ? null : value;
}

/** What the readable weights add up to. */
export function sumOf(items: readonly DraftItem[]): string {
  return sum(items.map((item) => weightOf(item.weight) ?? '0'));
}

/** What stands in the way of the first item that is not whole; else of the sheet. */
export function problemOf(items: readonly DraftItem[], note: string) {
  for (const [at, item] of items.entries()) {
    if (item.name.trim() === '') return { at, field: 'name' as const };
    if (weightOf(item.weight) === null) return { at, field: 'weight' as const };
  }
  if (compare(sumOf(items), '100') !== 0) return { field: 'sum' as const };
  return note.trim() === '' ? { field: 'note' as const } : undefined;
}

/** A code that no item of this sheet has; scores refer to it, so an item keeps the one it was given. */
export function freeCode(items: readonly DraftItem[]): string {
  const taken = new Set(items.map((item) => item.code));
  let n = items.length + 1;
  while (taken.has(`item${n}`)) n += 1;
  return `item${n}`;
}
