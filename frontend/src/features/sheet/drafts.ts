import { keep, readKept } from '@/lib/kept';
import type { Draft } from './grid';

const PREFIX = 'liangce.drafts/';

export function draftsKey(tenant: string, user: string, sheet: string): string {
  return `${PREFIX}${tenant}/${user}/${sheet}`;
}

export function readDrafts(key: string): Record<string, Draft> {
  return readKept<Record<string, Draft>>(key) ?? {};
}

export function keepDrafts(key: string, drafts: Record<string, Draft>): void {
  keep(key, Object.keys(drafts).length === 0 ? null : drafts);
}
