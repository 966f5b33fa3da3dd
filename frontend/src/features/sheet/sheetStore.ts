import type { FigureInput } from '@/gql/graphql';
import { readTyped } from '@/lib/decimal';
import type { Fault } from '@/lib/fault';
import { mayRetry } from '@/lib/fault';
import { newRequestId } from '@/lib/requestId';
import {
  type Cell,
  type Entry,
  type Grid,
  isSendable,
  keyOf,
  markConflict,
  markSaving,
  markUnsent,
  type News,
  overtake,
  refuse,
  settle,
  unsaved,
} from './grid';

export interface SaveBatch {
  requestId: string;
  figures: FigureInput[];
}

export type SaveAnswer =
  | {
      ok: true;
      cells: readonly Cell[] | null;
      problems: readonly { obligation: string | null; code: string; message: string }[];
    }
  | { ok: false; fault: Fault };

export interface SheetPorts {
  save: (batch: SaveBatch) => Promise<SaveAnswer>;
  /** The sheet as it is now; null when it cannot be had. */
  reload: () => Promise<readonly Cell[] | null>;
  /** Keeps what the server does not have yet on this computer. */
  keep: (drafts: ReturnType<typeof unsaved>) => void;
}

export type Saving = 'saved' | 'waiting' | 'saving' | 'offline';

export interface SheetState {
  grid: Grid;
  saving: Saving;
  savedAt: Date | null;
}

/** Codes that say a cell was not stored, in contrast to checks, which speak about a stored one. */
export const NOT_STORED = new Set(['STALE_REVISION', 'WRONG_STATE', 'FOUR_EYES', 'FORBIDDEN', 'INVALID_VALUE']);

const PAUSE_MS = 700;
const RETRY_MS = [2_000, 4_000, 8_000, 15_000, 30_000];

/**
 * The sheet while someone works on it: every keystroke is kept on this computer at once and sent shortly after. One batch
 * is under way at a time; a batch whose answer was lost is sent again under the same id, so it acts once.
 */
export class SheetStore {
  private state: SheetState;
  private listeners = new Set<() => void>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private batch: { id: string; sent: Record<string, Entry>; figures: FigureInput[]; tries: number } | null = null;
  private offline = false;
  private stopped = false;
  private idle: (() => void)[] = [];

  constructor(
    grid: Grid,
    private readonly ports: SheetPorts,
  ) {
    this.state = { grid, saving: 'saved', savedAt: null };
  }

  /** Begins to work, with what this computer still kept; the answer ends it, after one last attempt to send what is left. */
  start = (): (() => void) => {
    this.stopped = false;
    if (this.hasSendable()) this.schedule(0);
    return () => {
      this.flush();
      this.stopped = true;
    };
  };

  current = (): SheetState => this.state;

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** An act of the reporter on the grid. */
  apply(act: (grid: Grid) => Grid): void {
    const grid = act(this.state.grid);
    if (grid === this.state.grid) return;
    this.move({ grid });
    if (!this.offline) this.schedule(PAUSE_MS);
  }

  /** The server's cells after another act than saving. */
  adopt(cells: readonly Cell[]): void {
    this.move({ grid: settle(this.state.grid, cells, {}) });
  }

  /** Takes in what others did meanwhile, under what is being typed. */
  async refresh(news: Record<string, News>): Promise<void> {
    const now = await this.ports.reload();
    if (now) this.move({ grid: overtake(this.state.grid, now, news) });
  }

  /** Sends what is waiting without waiting longer. */
  flush = (): void => {
    if (this.batch && this.offline) void this.post();
    else void this.send();
  };

  /** Resolves once nothing is on its way and nothing sendable waits, or the server is out of reach. */
  settled(): Promise<void> {
    this.flush();
    return this.batch || this.hasSendable() ? new Promise((resolve) => this.idle.push(resolve)) : Promise.resolve();
  }

  private hasSendable(): boolean {
    return Object.values(this.state.grid.rows).some(isSendable);
  }

  private schedule(delay: number): void {
    clearTimeout(this.timer);
    if (!this.stopped) this.timer = setTimeout(this.flush, delay);
  }

  private async send(): Promise<void> {
    clearTimeout(this.timer);
    if (this.batch) return;
    const rows = Object.values(this.state.grid.rows).filter(isSendable);
    if (rows.length === 0) return this.rest();
    const keys = rows.map((r) => r.key);
    this.batch = {
      id: newRequestId(),
      sent: Object.fromEntries(rows.map((r) => [r.key, r.entry])),
      figures: rows.map((r) => figureInput(r.cell, r.entry, r.base)),
      tries: 0,
    };
    this.move({ grid: markSaving(this.state.grid, keys) });
    await this.post();
  }

  private async post(): Promise<void> {
    const batch = this.batch;
    if (!batch) return;
    clearTimeout(this.timer);
    const answer = await this.ports.save({ requestId: batch.id, figures: batch.figures });
    if (this.batch !== batch) return;
    if (!answer.ok && mayRetry(answer.fault)) {
      this.offline = true;
      this.move({});
      this.schedule(RETRY_MS[Math.min(batch.tries, RETRY_MS.length - 1)] as number);
      batch.tries += 1;
      this.wakeWaiters();
      return;
    }
    this.batch = null;
    this.offline = false;
    if (!answer.ok) this.refuseAll(Object.keys(batch.sent), answer.fault.message);
    else await this.accept(batch.sent, answer);
    await this.send();
  }

  private async accept(sent: Record<string, Entry>, answer: Extract<SaveAnswer, { ok: true }>): Promise<void> {
    const refused = answer.problems.filter((p) => NOT_STORED.has(p.code));
    const stale = refused.some((p) => p.code === 'STALE_REVISION');
    const now = answer.cells && !stale ? answer.cells : await this.ports.reload();
    if (refused.length === 0) {
      const grid = now ? settle(this.state.grid, now, sent) : markUnsent(this.state.grid, Object.keys(sent));
      this.move({ grid, savedAt: new Date() });
      return;
    }
    // One refused cell keeps the whole batch from being stored: the others go again, without it.
    let grid = markUnsent(this.state.grid, Object.keys(sent));
    let named = 0;
    for (const row of Object.values(grid.rows)) {
      const problem = row.key in sent && refused.find((p) => p.obligation === row.cell.obligation);
      if (!problem) continue;
      named += 1;
      const theirs = problem.code === 'STALE_REVISION' && now?.find((cell) => keyOf(cell) === row.key);
      grid = theirs ? markConflict(grid, row.key, theirs) : refuse(grid, row.key, problem.message);
    }
    this.move({ grid });
    if (named === 0) this.refuseAll(Object.keys(sent), refused[0]?.message ?? '');
  }

  private refuseAll(keys: string[], message: string): void {
    this.move({ grid: keys.reduce((g, key) => refuse(g, key, message), this.state.grid) });
  }

  private rest(): void {
    this.move({});
    this.wakeWaiters();
  }

  private wakeWaiters(): void {
    for (const resolve of this.idle.splice(0)) resolve();
  }

  private move(patch: Partial<Pick<SheetState, 'grid' | 'savedAt'>>): void {
    const next = { ...this.state, ...patch };
    const drafts = unsaved(next.grid);
    const left = Object.keys(drafts).length > 0;
    next.saving = this.offline ? 'offline' : this.batch ? 'saving' : left ? 'waiting' : 'saved';
    this.state = next;
    this.ports.keep(drafts);
    for (const listener of this.listeners) listener();
  }
}

function figureInput(cell: Cell, entry: Entry, base: number): FigureInput {
  const value = entry.emptiness === null && entry.text.trim() !== '' ? readTyped(entry.text) : null;
  return {
    obligation: cell.obligation,
    category: cell.category.code,
    ...(value === null ? { emptiness: entry.emptiness ?? 'not_reported' } : { value }),
    explanation: entry.explanation.trim() || null,
    expectedRevision: base,
  };
}
