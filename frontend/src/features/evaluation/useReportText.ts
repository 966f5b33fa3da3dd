import { useState } from 'react';
import { useClient } from 'urql';
import { readFault } from '@/lib/fault';
import { outliving, useDraftStore } from '@/lib/useDraftStore';
import { useViewer } from '@/lib/viewer';
import { draftKey } from './draftKey';
import { proposedTexts } from './longText';
import { type Reports, type ReportText, WriteReportTextDocument } from './reportQueries';
import { type ReportsWork, readReports } from './useReports';

const entryOf = ({ body }: ReportText): Record<string, string> => ({ body });
const open = (text: ReportText) => text.may.includes('write');

/** Where this computer keeps a text of the reports that the server does not have yet. */
export function useReportDraftKey(evaluation: string, part: string): string {
  const { tenant, user } = useViewer();
  return draftKey(tenant.slug, user.name, evaluation, `report/${part}`);
}

/** The store of one text of the reports, wired to the server. */
export function useReportText(evaluation: string, given: ReportText, reports: Reports, work: ReportsWork) {
  const client = useClient();
  const [loaded] = useState(given);
  const { part } = loaded;
  const textOf = (now: Reports | null | undefined) => now?.texts.find((text) => text.part === part) ?? null;
  return useDraftStore(loaded, {
    kept: useReportDraftKey(evaluation, part),
    rules: { ...proposedTexts(reports.numbers), entryOf, open },
    ports: {
      save: async ({ entry, ...sent }, remote) => {
        const input = { evaluation, part, body: (entry.body ?? '').trim(), ...sent };
        const { data, error } = await client.mutation(WriteReportTextDocument, { input }, outliving(input)).toPromise();
        if (!data) return { ok: false, fault: readFault(error) };
        const now = readReports(data.writeReportText);
        work.take(now);
        return { ok: true, remote: textOf(now) ?? remote };
      },
      reload: async () => textOf(await work.again()),
    },
  });
}
