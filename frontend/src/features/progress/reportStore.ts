import { type Fault, mayRetry } from '@/lib/fault';
import { newRequestId } from '@/lib/requestId';
import { differing, type Entry, type EntryInput, entryOf, inputOf, merge, type Report, storable } from './entry';

/** What this computer keeps of a report: the text, and the stored text that it was written upon. */
export interface Draft {
  entry: Entry;
  base: Entry;
}

export type SaveAnswer = { ok: true; report: Report } | { ok: false; fault: Fault };

export interface ReportPorts {
  save: (input: EntryInput & { revision: number; requestId: string }) => Promise<SaveAnswer>;
  /** The report as it is now; null when it cannot be had. */
  reload: () => Promise<Report | null>;
  /** Keeps what the server does not have yet on this computer. */
  keep: (draft: Draft | null) => void;
}

export type Saving = 'saved' | 'waiting' | 'saving' | 'offline' | 'unreadable' | 'conflict' | 'refused';

export interface ReportWork {
  report: Report;
  entry: Entry;
  saving: Saving;
  savedAt: Date | null;
  /** Why the server did not take it, in its words. */
  refusal: string | undefined;
  /** Somebody else's newer version of what was being written. */
  theirs: Report | undefined;
}

const PAUSE_MS = 1000;
const RETRY_MS = [2_000, 4_000, 8_000, 15_000, 30_000];

/**
 * A report while someone writes it: every keystroke is kept on this computer at once and sent a second later. One save is
 * under way at a time; a save whose answer was lost is sent again under the same id, so it acts once. What a colleague
 * changed in other parts meanwhile is taken in; in the same part, the writer chooses.
 */
export class ReportStore {
  private state: ReportWork;
  private stored: Entry;
  private listeners = new Set<() => void>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private sending: { id: string; revision: number; entry: Entry; tries: number } | null = null;
  private offline = false;
  private stopped = false;
  private idle: (() => void)[] = [];

  constructor(
    report: Report,
    kept: Draft | null,
    private readonly ports: ReportPorts,
  ) {
    this.stored = kept?.base ?? entryOf(report);
    const entry = kept?.entry ?? this.stored;
    this.state = { report, entry, saving: 'saved', savedAt: null, refusal: undefined, theirs: undefined };
    this.take(report);
    this.state = { ...this.state, saving: this.savingOf(this.state) };
  }

  /** Begins to work, with what this computer still kept; the answer ends it, after one last attempt to send what is left. */
  start = (): (() => void) => {
    this.stopped = false;
    if (this.isSendable()) this.schedule(0);
    return () => {
      this.flush();
      this.stopped = true;
    };
  };

  current = (): ReportWork => this.state;

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  write(change: Partial<Entry>): void {
    this.move({ entry: { ...this.state.entry, ...change }, refusal: undefined });
    if (!this.offline) this.schedule(PAUSE_MS);
  }

  /** The server's report after another act than saving. */
  adopt(report: Report): void {
    this.take(report);
    this.move({});
    if (this.isSendable()) this.schedule(PAUSE_MS);
  }

  /** Takes in what changed on the server: files, milestones, supervisions. */
  refresh = async (): Promise<void> => {
    const now = await this.ports.reload();
    if (now) this.adopt(now);
  };

  /** In a conflict: goes on with the own text, or with the other one. */
  resolve(choice: 'mine' | 'theirs'): void {
    const { theirs } = this.state;
    if (!theirs) return;
    this.stored = entryOf(theirs);
    const entry = choice === 'mine' ? this.state.entry : this.stored;
    this.move({ report: theirs, entry, theirs: undefined, refusal: undefined });
    this.flush();
  }

  /** Sends what is waiting without waiting longer. */
  flush = (): void => {
    if (this.sending && this.offline) void this.post();
    else void this.send();
  };

  /** True once all that was written is stored; false where something keeps it from being. */
  async settled(): Promise<boolean> {
    this.flush();
    if (this.sending || this.isSendable()) await new Promise<void>((resolve) => this.idle.push(resolve));
    return this.state.saving === 'saved';
  }

  /** The id of the report, which is begun for it where nothing was written yet; null where the server does not take it. */
  async begun(): Promise<string | null> {
    await this.settled();
    if (this.state.report.id === null && !this.sending && !this.state.refusal) {
      this.begin();
      await this.post();
    }
    return this.state.report.id;
  }

  private unsaved(): boolean {
    return differing(this.stored, this.state.entry).length > 0;
  }

  private isSendable(): boolean {
    const { theirs, refusal, entry } = this.state;
    return !theirs && !refusal && differing(this.stored, storable(entry, this.stored)).length > 0;
  }

  private schedule(delay: number): void {
    clearTimeout(this.timer);
    if (!this.stopped) this.timer = setTimeout(this.flush, delay);
  }

  private begin(): void {
    const entry = storable(this.state.entry, this.stored);
    this.sending = { id: newRequestId(), revision: this.state.report.revision, entry, tries: 0 };
    this.move({});
  }

  private async send(): Promise<void> {
    clearTimeout(this.timer);
    if (this.sending) return;
    if (!this.isSendable()) return this.rest();
    this.begin();
    await this.post();
  }

  private async post(): Promise<void> {
    const { sending } = this;
    if (!sending) return;
    clearTimeout(this.timer);
    const input = inputOf(sending.entry, this.state.report.item.kind === 'project');
    const answer = await this.ports.save({ ...input, revision: sending.revision, requestId: sending.id });
    if (this.sending !== sending) return;
    if (!answer.ok && mayRetry(answer.fault)) {
      this.offline = true;
      this.move({});
      this.schedule(RETRY_MS[Math.min(sending.tries, RETRY_MS.length - 1)] as number);
      sending.tries += 1;
      return this.wakeWaiters();
    }
    this.offline = false;
    if (answer.ok) this.accept(sending.entry, answer.report);
    else await this.refuse(answer.fault, sending.revision);
    await this.send();
  }

  private accept(sent: Entry, report: Report): void {
    this.sending = null;
    // What was sent is stored, whatever the server made of the spaces round it; what was typed since follows.
    this.stored = sent;
    this.take(report);
    this.move({ savedAt: new Date() });
  }

  private async refuse(fault: Fault, revision: number): Promise<void> {
    const now = fault.code === 'STALE_REVISION' ? await this.ports.reload() : null;
    this.sending = null;
    const newer = now && now.revision > revision ? now : null;
    if (newer) this.take(newer);
    this.move(newer ? {} : { refusal: fault.message || fault.code });
  }

  /** Lays the server's report under what is being written. */
  private take(report: Report): void {
    const theirs = entryOf(report);
    const { entry, conflicts } = merge(this.stored, this.state.entry, theirs);
    const closed = !report.may.includes('save') && differing(theirs, entry).length > 0;
    if (conflicts.length > 0 || closed) {
      this.state = { ...this.state, theirs: report };
      return;
    }
    this.stored = theirs;
    this.state = { ...this.state, report, entry, theirs: undefined };
  }

  private rest(): void {
    this.move({});
    this.wakeWaiters();
  }

  private wakeWaiters(): void {
    for (const resolve of this.idle.splice(0)) resolve();
  }

  private savingOf(work: ReportWork): Saving {
    if (work.theirs) return 'conflict';
    if (this.offline) return 'offline';
    if (this.sending) return 'saving';
    if (!this.unsaved()) return 'saved';
    if (work.refusal) return 'refused';
    return this.isSendable() ? 'waiting' : 'unreadable';
  }

  private move(patch: Partial<ReportWork>): void {
    this.state = { ...this.state, ...patch };
    this.state = { ...this.state, saving: this.savingOf(this.state) };
    this.ports.keep(this.unsaved() ? { entry: this.state.entry, base: this.stored } : null);
    for (const listener of this.listeners) listener();
  }
}
