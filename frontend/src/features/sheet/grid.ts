import type { SheetCellFieldsFragment } from '@/gql/graphql';
import { compare, readTyped } from '@/lib/decimal';
import { type Emptiness, isEmptiness } from '@/ui/EmptyMark';

export type Cell = SheetCellFieldsFragment;

/** What stands in a cell as its reporter sees it. No text and no emptiness: nothing reported. */
export interface Entry {
  text: string;
  emptiness: Exclude<Emptiness, 'not_reported'> | null;
  explanation: string;
}

/** clean: as stored. dirty: typed, not sent. saving: on its way. conflict: someone was faster. refused: the server said no. */
export type Phase = 'clean' | 'dirty' | 'saving' | 'conflict' | 'refused';

export interface Row {
  key: string;
  cell: Cell;
  entry: Entry;
  /** The revision that the entry was made on; sent along, so that nobody's newer value is overwritten unseen. */
  base: number;
  phase: Phase;
  /** The server's words where it refused. */
  refusal?: string;
  /** What somebody else has just done here. */
  news?: News;
}

export interface News {
  act: string;
  /** Tenant and name; empty where it was oneself, on another page. */
  who: string;
}

export interface Grid {
  order: string[];
  rows: Record<string, Row>;
}

/** An entry as it was kept on this computer, with the revision it was made on. */
export interface Draft {
  entry: Entry;
  base: number;
}

export function keyOf(cell: Pick<Cell, 'obligation' | 'category'>): string {
  return `${cell.obligation}|${cell.category.code}`;
}

export function storedEntry(cell: Cell): Entry {
  const { figure } = cell;
  const emptiness = isEmptiness(figure?.emptiness) && figure.emptiness !== 'not_reported' ? figure.emptiness : null;
  return { text: figure?.value ?? '', emptiness, explanation: figure?.explanation ?? '' };
}

function sameText(a: string, b: string): boolean {
  const [x, y] = [readTyped(a), readTyped(b)];
  return x !== null && y !== null ? compare(x, y) === 0 : a.trim() === b.trim();
}

export function sameEntry(a: Entry, b: Entry): boolean {
  return sameText(a.text, b.text) && a.emptiness === b.emptiness && a.explanation.trim() === b.explanation.trim();
}

/** Can the entry be sent? A text that is no number stays in the cell, marked, until its reporter mends it. */
export function isReadable(entry: Entry): boolean {
  return entry.emptiness !== null || entry.text.trim() === '' || readTyped(entry.text) !== null;
}

/** A year that was not collected says why; until it does, there is nothing complete to send. */
export function lacksReason(entry: Entry): boolean {
  return entry.emptiness === 'not_collected' && entry.explanation.trim() === '';
}

export function isSendable(row: Row): boolean {
  return row.phase === 'dirty' && isReadable(row.entry) && !lacksReason(row.entry);
}

function revisionOf(cell: Cell): number {
  return cell.figure?.revision ?? 0;
}

function freshRow(cell: Cell): Row {
  return { key: keyOf(cell), cell, entry: storedEntry(cell), base: revisionOf(cell), phase: 'clean' };
}

/** The grid as the server has it, with what this computer still kept laid over it. */
export function openGrid(cells: readonly Cell[], drafts: Record<string, Draft> = {}): Grid {
  const rows = cells.map((cell) => {
    const row = freshRow(cell);
    const draft = drafts[row.key];
    if (!draft || !cell.canEdit || sameEntry(draft.entry, row.entry)) return row;
    return { ...row, ...draft, phase: draft.base === row.base ? ('dirty' as const) : ('conflict' as const) };
  });
  return { order: rows.map((r) => r.key), rows: Object.fromEntries(rows.map((r) => [r.key, r])) };
}

function change(grid: Grid, key: string, next: (row: Row) => Row): Grid {
  const row = grid.rows[key];
  return row ? { ...grid, rows: { ...grid.rows, [key]: next(row) } } : grid;
}

/** The reporter changes an entry. In a conflict the entry may go on changing; it is sent once the conflict is settled. */
export function edit(grid: Grid, key: string, patch: Partial<Entry>): Grid {
  return change(grid, key, (row) => {
    if (!row.cell.canEdit) return row;
    const entry = { ...row.entry, ...patch };
    if (row.phase === 'conflict') return { ...row, entry };
    const phase = sameEntry(entry, storedEntry(row.cell)) && row.phase !== 'saving' ? 'clean' : 'dirty';
    return { ...row, entry, phase, refusal: undefined };
  });
}

/** Typing a value ends an empty state. */
export const type = (grid: Grid, key: string, text: string): Grid => edit(grid, key, { text, emptiness: null });

export function setEmptiness(grid: Grid, key: string, emptiness: Emptiness): Grid {
  return edit(grid, key, { text: '', emptiness: emptiness === 'not_reported' ? null : emptiness });
}

/** Back to what is stored. */
export function revert(grid: Grid, key: string): Grid {
  const row = grid.rows[key];
  return row && row.phase !== 'saving' ? change(grid, key, () => freshRow(row.cell)) : grid;
}

export function markSaving(grid: Grid, keys: readonly string[]): Grid {
  return keys.reduce((g, key) => change(g, key, (row) => ({ ...row, phase: 'saving' })), grid);
}

/** The batch came to nothing: its rows are to be sent again. */
export function markUnsent(grid: Grid, keys: readonly string[]): Grid {
  return keys.reduce(
    (g, key) => change(g, key, (row) => (row.phase === 'saving' ? { ...row, phase: 'dirty' } : row)),
    grid,
  );
}

export function refuse(grid: Grid, key: string, refusal: string): Grid {
  return change(grid, key, (row) => ({ ...row, phase: 'refused', refusal }));
}

/**
 * The server's cells after an act. Rows that were sent and not typed into since are clean now; what was typed meanwhile
 * stays and stands on the new revision. Rows that were not part of it keep their entry and the revision it stands on.
 */
export function settle(grid: Grid, cells: readonly Cell[], sent: Record<string, Entry>): Grid {
  const rows = { ...grid.rows };
  const order: string[] = [];
  for (const cell of cells) {
    const fresh = freshRow(cell);
    const before = rows[fresh.key];
    order.push(fresh.key);
    if (!before) {
      rows[fresh.key] = fresh;
      continue;
    }
    const wasSent = sent[fresh.key];
    const untouched = wasSent ? sameEntry(before.entry, wasSent) : before.phase === 'clean';
    if (untouched) rows[fresh.key] = wasSent ? fresh : { ...fresh, news: before.news };
    else if (wasSent) rows[fresh.key] = { ...before, cell, base: fresh.base, phase: 'dirty' };
    else rows[fresh.key] = { ...before, cell };
  }
  return { order, rows };
}

/**
 * The server's cells after somebody else acted, and what was done, by figure. An untouched row takes the new state. What is being
 * typed stays where it stands: where it can go on, with a word of what happened; where it cannot, beside what stands there now.
 */
export function overtake(grid: Grid, cells: readonly Cell[], news: Record<string, News>): Grid {
  const rows = { ...grid.rows };
  const order: string[] = [];
  for (const cell of cells) {
    const fresh = freshRow(cell);
    const before = rows[fresh.key];
    order.push(fresh.key);
    // An answer that set out before our own save says less than we know.
    if (before && revisionOf(cell) < revisionOf(before.cell)) continue;
    const told = news[cell.figure?.id ?? ''] ?? before?.news;
    if (!before || before.phase === 'clean') rows[fresh.key] = { ...fresh, news: told };
    else if (before.phase === 'saving') rows[fresh.key] = { ...before, cell, news: told };
    else if (sameEntry(before.entry, fresh.entry)) rows[fresh.key] = { ...fresh, news: told };
    else {
      const beaten = before.base !== fresh.base || !cell.canEdit;
      rows[fresh.key] = { ...before, cell, news: told, phase: beaten ? 'conflict' : before.phase };
    }
  }
  return { order, rows };
}

/** Someone was faster: keep both values until the reporter chooses. */
export function markConflict(grid: Grid, key: string, theirs: Cell): Grid {
  return change(grid, key, (row) => {
    if (sameEntry(row.entry, storedEntry(theirs))) return freshRow(theirs);
    return { ...row, cell: theirs, phase: 'conflict' };
  });
}

export function resolve(grid: Grid, key: string, choice: 'mine' | 'theirs'): Grid {
  return change(grid, key, (row) => {
    if (choice === 'theirs') return freshRow(row.cell);
    return { ...row, base: revisionOf(row.cell), phase: 'dirty' };
  });
}

/** What must not be lost: everything that the server does not have yet. */
export function unsaved(grid: Grid): Record<string, Draft> {
  const open = Object.values(grid.rows).filter((r) => r.phase !== 'clean');
  return Object.fromEntries(open.map((r) => [r.key, { entry: r.entry, base: r.base }]));
}

const OPEN_STATES = ['draft', 'returned', 'withdrawn'];

/** Stored, complete and still with the reporter: it can be handed in. */
export function isReady(row: Row): boolean {
  const { figure, problems, canEdit } = row.cell;
  if (!canEdit || row.phase !== 'clean' || !figure || !OPEN_STATES.includes(figure.state)) return false;
  if (figure.value === null && (figure.emptiness ?? 'not_reported') === 'not_reported') return false;
  const explained = row.entry.explanation.trim() !== '';
  return problems.every((p) => p.grade === 'D' || (p.grade !== 'A' && explained));
}
