import { type Draft as AnyDraft, DraftStore, type DraftWork } from '@/lib/draftStore';
import type { Fault } from '@/lib/fault';
import { differing, type Entry, type EntryInput, entryOf, inputOf, merge, type Report, storable } from './entry';

export type Draft = AnyDraft<Entry>;

export type SaveAnswer = { ok: true; report: Report } | { ok: false; fault: Fault };

export interface ReportPorts {
  save: (input: EntryInput & { revision: number; requestId: string }) => Promise<SaveAnswer>;
  /** The report as it is now; null when it cannot be had. */
  reload: () => Promise<Report | null>;
  /** Keeps what the server does not have yet on this computer. */
  keep: (draft: Draft | null) => void;
}

export type ReportWork = DraftWork<Report, Entry>;

const RULES = { entryOf, differing, merge, storable, open: (report: Report) => report.may.includes('save') };

/** A report while its tenant writes it. */
export class ReportStore extends DraftStore<Report, Entry> {
  constructor(report: Report, kept: Draft | null, ports: ReportPorts) {
    super(report, kept, RULES, {
      ...ports,
      save: async ({ entry, ...sent }, { item }) => {
        const answer = await ports.save({ ...inputOf(entry, item.kind === 'project'), ...sent });
        return answer.ok ? { ok: true, remote: answer.report } : answer;
      },
    });
  }

  /** The id of the report, which is begun for it where nothing was written yet; null where the server does not take it. */
  async begun(): Promise<string | null> {
    await this.settled();
    if (this.current().remote.id === null) await this.beginEmpty();
    return this.current().remote.id;
  }
}
