import type { Draft } from './reportStore';

const PREFIX = 'liangce.report/';

export function draftKey(tenant: string, user: string, plan: string, year: number, item: string): string {
  return `${PREFIX}${tenant}/${user}/${plan}/${year}/${item}`;
}

/** What was written on this computer and never reached the server. */
export function readDraft(key: string): Draft | null {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null') as Draft | null;
  } catch {
    return null;
  }
}

export function keepDraft(key: string, draft: Draft | null): void {
  try {
    if (draft) localStorage.setItem(key, JSON.stringify(draft));
    else localStorage.removeItem(key);
  } catch {
    // A full or forbidden storage costs the copy on this computer, not the text itself.
  }
}
