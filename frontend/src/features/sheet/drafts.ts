import type { Draft } from './grid';

const PREFIX = 'liangce.drafts/';

export function draftsKey(tenant: string, user: string, sheet: string): string {
  return `${PREFIX}${tenant}/${user}/${sheet}`;
}

/** What was typed on this computer and never reached the server. */
export function readDrafts(key: string): Record<string, Draft> {
  try {
    return JSON.parse(localStorage.getItem(key) ?? '{}') as Record<string, Draft>;
  } catch {
    return {};
  }
}

export function keepDrafts(key: string, drafts: Record<string, Draft>): void {
  try {
    if (Object.keys(drafts).length === 0) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(drafts));
  } catch {
    // A full or forbidden storage costs the copy on this computer, not the entry itself.
  }
}
