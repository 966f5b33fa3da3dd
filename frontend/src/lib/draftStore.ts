import { type Fault, mayRetry } from './fault';
import { newRequestId } from './requestId';

/** What this computer keeps of a draft: the text, and the stored text that it was written upon. */
export interface Draft<Entry> {
  entry: Entry;
  base: Entry;
}

export type SaveAnswer<Remote> = { ok: true; remote: Remote } | { ok: false; fault: Fault };

export interface DraftPorts<Remote, Entry> {
  save: (sent: { entry: Entry; revision: number; requestId: string }, remote: Remote) => Promise<SaveAnswer<Remote>>;
  /** What the server has now; null when it cannot be had. */
  reload: () => Promise<Remote | null>;
  /** Keeps what the server does not have yet on this computer. */
  keep: (draft: Draft<Entry> | null) => void;
}

/** What a store has to know of that which is written. */
export interface DraftRules<Remote, Entry> {
  entryOf: (remote: Remote) => Entry;
  /** Whether the caller may still write. */
  open: (remote: Remote) => boolean;
  differing: (a: Entry, b: Entry) => readonly string[];
  /** What two people made of the same base, and in which parts both changed it. */
  merge: (base: Entry, mine: Entry, theirs: Entry) => { entry: Entry; conflicts: readonly string[] };
  /** The entry as it can be stored: what cannot be read stays as it was. */
  storable: (entry: Entry, stored: Entry) => Entry;
}

export type Saving = 'saved' | 'waiting' | 'saving' | 'offline' | 'unreadable' | 'conflict' | 'refused';

export interface DraftWork<Remote, Entry> {
  remote: Remote;
  entry: Entry;
  saving: Saving;
  savedAt: Date | null;
  /** Why the server did not take it, in its words. */
  refusal: string | undefined;
  /** Somebody else's newer version of what was being written. */
  theirs: Remote | undefined;
}

const PAUSE_MS = 1000;
const RETRY_MS = [2_000, 4_000, 8_000, 15_000, 30_000];

/**
 * A text while someone writes it: every keystroke is kept on this computer at once and sent a second later. One save is
 * under way at a time; a save whose answer was lost is sent again under the same id, so it acts once. What a colleague
 * changed in other parts meanwhile is taken in; in the same part, the writer chooses.
 */
export class DraftStore<Remote extends { revision: number }, Entry> {
  private state: DraftWork<Remote, Entry>;
  private stored: Entry;
  private listeners = new Set<() => void>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private sending: { id: string; revision: number; entry: Entry; tries: number } | null = null;
  private offline = false;
  private stopped = false;
  private idle: (() => void)[] = [];

  constructor(
    remote: Remote,
    kept: Draft<Entry> | null,
    private readonly rules: DraftRules<Remote, Entry>,
    private readonly ports: DraftPorts<Remote, Entry>,
  ) {
    this.stored = kept?.base ?? rules.entryOf(remote);
    const entry = kept?.entry ?? this.stored;
    this.state = { remote, entry, saving: 'saved', savedAt: null, refusal: undefined, theirs: undefined };
    this.take(remote);
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

  current = (): DraftWork<Remote, Entry> => this.state;

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  write(change: Partial<Entry>): void {
    this.move({ entry: { ...this.state.entry, ...change }, refusal: undefined });
    if (!this.offline) this.schedule(PAUSE_MS);
  }

  /** What the server has after another act than saving. */
  adopt(remote: Remote): void {
    this.take(remote);
    this.move({});
    if (this.isSendable()) this.schedule(PAUSE_MS);
  }

  /** Takes in what else changed on the server. */
  refresh = async (): Promise<void> => {
    const now = await this.ports.reload();
    if (now) this.adopt(now);
  };

  /** In a conflict: goes on with the own text, or with the other one. */
  resolve(choice: 'mine' | 'theirs'): void {
    const { theirs } = this.state;
    if (!theirs) return;
    this.stored = this.rules.entryOf(theirs);
    const entry = choice === 'mine' ? this.state.entry : this.stored;
    this.move({ remote: theirs, entry, theirs: undefined, refusal: undefined });
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

  /** Stores it although nothing was written; what the server does not take it says as the refusal. */
  protected async beginEmpty(): Promise<void> {
    if (this.sending || this.state.refusal) return;
    this.begin();
    await this.post();
  }

  private unsaved(): boolean {
    return this.rules.differing(this.stored, this.state.entry).length > 0;
  }

  private isSendable(): boolean {
    const { theirs, refusal, entry } = this.state;
    return !theirs && !refusal && this.rules.differing(this.stored, this.rules.storable(entry, this.stored)).length > 0;
  }

  private schedule(delay: number): void {
    clearTimeout(this.timer);
    if (!this.stopped) this.timer = setTimeout(this.flush, delay);
  }

  private begin(): void {
    const entry = this.rules.storable(this.state.entry, this.stored);
    this.sending = { id: newRequestId(), revision: this.state.remote.revision, entry, tries: 0 };
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
    const { entry, revision, id } = sending;
    const answer = await this.ports.save({ entry, revision, requestId: id }, this.state.remote);
    if (this.sending !== sending) return;
    if (!answer.ok && mayRetry(answer.fault)) {
      this.offline = true;
      this.move({});
      this.schedule(RETRY_MS[Math.min(sending.tries, RETRY_MS.length - 1)] as number);
      sending.tries += 1;
      return this.wakeWaiters();
    }
    this.offline = false;
    if (answer.ok) this.accept(sending.entry, answer.remote);
    else await this.refuse(answer.fault, sending.revision);
    await this.send();
  }

  private accept(sent: Entry, remote: Remote): void {
    this.sending = null;
    // What was sent is stored, whatever the server made of the spaces round it; what was typed since follows.
    this.stored = sent;
    this.take(remote);
    this.move({ savedAt: new Date() });
  }

  private async refuse(fault: Fault, revision: number): Promise<void> {
    const now = fault.code === 'STALE_REVISION' ? await this.ports.reload() : null;
    this.sending = null;
    const newer = now && now.revision > revision ? now : null;
    if (newer) this.take(newer);
    this.move(newer ? {} : { refusal: fault.message || fault.code });
  }

  /** Lays what the server has under what is being written. */
  private take(remote: Remote): void {
    const theirs = this.rules.entryOf(remote);
    const { entry, conflicts } = this.rules.merge(this.stored, this.state.entry, theirs);
    const closed = !this.rules.open(remote) && this.rules.differing(theirs, entry).length > 0;
    if (conflicts.length > 0 || closed) {
      this.state = { ...this.state, theirs: remote };
      return;
    }
    this.stored = theirs;
    this.state = { ...this.state, remote, entry, theirs: undefined };
  }

  private rest(): void {
    this.move({});
    this.wakeWaiters();
  }

  private wakeWaiters(): void {
    for (const resolve of this.idle.splice(0)) resolve();
  }

  private savingOf(work: DraftWork<Remote, Entry>): Saving {
    if (work.theirs) return 'conflict';
    if (this.offline) return 'offline';
    if (this.sending) return 'saving';
    if (!this.unsaved()) return 'saved';
    if (work.refusal) return 'refused';
    return this.isSendable() ? 'waiting' : 'unreadable';
  }

  private move(patch: Partial<DraftWork<Remote, Entry>>): void {
    this.state = { ...this.state, ...patch };
    this.state = { ...this.state, saving: this.savingOf(this.state) };
    this.ports.keep(this.unsaved() ? { entry: this.state.entry, base: this.stored } : null);
    for (const listener of this.listeners) listener();
  }
}
