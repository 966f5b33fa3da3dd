import { keep, readKept } from '@/lib/kept';
import type { Draft } from './grid';

const PREFIX = 'liangce.drafts/';

export function draftsKey(tenant: string, user: string, sheet: string): string {
  return `${PREFIX}${tenant}/${user}/${sheet}`;
}

export function readDrafts(key: string): Record<string, Draft> {
  return readKept<Record<string, Draft>>(key) ?? {};
}

/** Keeps what a page has now in the place of what it had before; what another page of the same sheet keeps stays. */
export function keepDrafts(key: string, drafts: Record<string, Draft>, before: Record<string, Draft>): void {
  const others = Object.entries(readDrafts(key)).filter(([cell]) => !(cell in before));
  const all = { ...Object.fromEntries(others), ...drafts };
  keep(key, Object.keys(all).length === 0 ? null : all);
}
