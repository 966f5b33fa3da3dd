import type { FigureInput } from '@/gql/graphql';
import { authorizedFetch, session } from '@/lib/client';
import { refusalOf, type Sent, saveFile } from '@/lib/files';
import { isEmptiness } from '@/ui/EmptyMark';
import { type Entry, type Grid, type Row, sameEntry } from './grid';

/** What a cell holds, as the server tells it. */
export interface BookEntry {
  value: string | null;
  emptiness?: string;
  explanation: string;
}

/** A cell that the workbook would change, or that something is wrong with. */
export interface BookCell {
  obligation: string;
  category: string;
  kind: 'unchanged' | 'take' | 'same' | 'conflict' | 'closed' | 'unreadable';
  was: BookEntry;
  now: BookEntry;
  revision: number;
  problems: { grade?: string; code: string; message: string }[];
}

export type Choice = 'mine' | 'theirs';
export type Choices = Readonly<Record<string, Choice>>;

export const bookKey = (cell: BookCell): string => `${cell.obligation}|${cell.category}`;

/** The workbook against the sheet as it is to be shown: each cell stands in one place. */
export interface Comparison {
  /** Changed on both sides: the reporter chooses. */
  conflicts: BookCell[];
  changes: BookCell[];
  unreadable: BookCell[];
  closed: BookCell[];
  /** Not touched by the workbook, with problems of their own. */
  others: BookCell[];
}

export function asEntry({ value, emptiness, explanation }: BookEntry): Entry {
  const empty = isEmptiness(emptiness) && emptiness !== 'not_reported' ? emptiness : null;
  return { text: value ?? '', emptiness: empty, explanation };
}

/** What the page holds of a cell and could not save yet; the workbook must not write over it unseen. */
export function unsavedEntry(cell: BookCell, row: Row | undefined): Entry | undefined {
  if (!row || row.phase === 'clean' || sameEntry(row.entry, asEntry(cell.now))) return undefined;
  return row.entry;
}

/** A refusal of one entry keeps all of them from being saved. */
function refused(cell: BookCell): boolean {
  return cell.problems.some((p) => p.code === 'INVALID_VALUE' || p.code === 'FORBIDDEN');
}

export function arrange(cells: readonly BookCell[], grid: Grid): Comparison {
  const out: Comparison = { conflicts: [], changes: [], unreadable: [], closed: [], others: [] };
  for (const cell of cells) {
    const { kind } = cell;
    if (kind === 'closed') out.closed.push(cell);
    else if (kind === 'unreadable' || refused(cell)) out.unreadable.push(cell);
    else if (kind === 'conflict') out.conflicts.push(cell);
    else if (kind === 'take') (unsavedEntry(cell, grid.rows[bookKey(cell)]) ? out.conflicts : out.changes).push(cell);
    else if (kind === 'unchanged') out.others.push(cell);
  }
  return out;
}

/** What will be saved: all changes, and the conflicts that were settled for the workbook. */
export function accepted(comparison: Comparison, choices: Choices): BookCell[] {
  return [...comparison.changes, ...comparison.conflicts.filter((c) => choices[bookKey(c)] === 'mine')];
}

export function figureOf({ obligation, category, now, revision }: BookCell): FigureInput {
  const entry = now.value === null ? { emptiness: now.emptiness ?? 'not_reported' } : { value: now.value };
  return { obligation, category, ...entry, explanation: now.explanation || null, expectedRevision: revision };
}

/** A sheet's id is made of what an address takes as it is. */
const pathOf = (sheet: string): string => `/sheets/${sheet}`;

export const downloadWorkbook = (sheet: string, name: string): Promise<Sent> =>
  saveFile(`${pathOf(sheet)}.xlsx`, `${name}.xlsx`);

export const downloadRemarks = (sheet: string, file: File, name: string): Promise<Sent> =>
  saveFile(`${pathOf(sheet)}/workbook/remarks`, `${name}.xlsx`, { method: 'POST', body: file });

export type Compared = { ok: true; cells: BookCell[] } | { ok: false; message: string };

/** Asks what a workbook would change; nothing is saved. */
export async function compareWorkbook(sheet: string, file: File): Promise<Compared> {
  try {
    const response = await authorizedFetch(session)(`${pathOf(sheet)}/workbook`, { method: 'POST', body: file });
    if (!response.ok) return { ok: false, message: await refusalOf(response) };
    return { ok: true, cells: ((await response.json()) as { cells: BookCell[] }).cells };
  } catch {
    return { ok: false, message: '' };
  }
}
