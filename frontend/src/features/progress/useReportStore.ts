import { useMemo, useSyncExternalStore } from 'react';
import { useClient } from 'urql';
import { readFragment } from '@/gql';
import { readFault } from '@/lib/fault';
import { keep, readKept } from '@/lib/kept';
import { outliving } from '@/lib/useDraftStore';
import { useWorking } from '@/lib/useWorking';
import { useViewer } from '@/lib/viewer';
import { ReportAgainDocument, ReportFields, SaveReportDocument } from './documents';
import { draftKey } from './drafts';
import type { Report } from './entry';
import { type Draft, type ReportPorts, ReportStore, type ReportWork } from './reportStore';

/** The store of one loaded report, wired to the server and to this computer; it sends what is left when the page is left. */
export function useReportStore(loaded: Report, plan: string, year: number): [ReportStore, ReportWork] {
  const client = useClient();
  const { tenant, user } = useViewer();

  // biome-ignore lint/correctness/useExhaustiveDependencies: a report that is loaded again opens a new store on purpose
  const store = useMemo(() => {
    const item = loaded.item.code;
    const own = loaded.tenant.slug === tenant.slug;
    const kept = draftKey(tenant.slug, user.name, plan, year, item);
    const ports: ReportPorts = {
      save: async (sent) => {
        const input = { plan, year, item, ...sent };
        const { data, error } = await client.mutation(SaveReportDocument, { input }, outliving(input)).toPromise();
        if (data) return { ok: true, report: readFragment(ReportFields, data.saveReport) };
        return { ok: false, fault: readFault(error) };
      },
      reload: async () => {
        const { data } = await client
          .query(
            ReportAgainDocument,
            { plan, year, item, tenant: loaded.tenant.slug },
            { requestPolicy: 'network-only' },
          )
          .toPromise();
        return readFragment(ReportFields, data?.progressReport) ?? null;
      },
      keep: (draft) => own && keep(kept, draft),
    };
    return new ReportStore(loaded, own ? readKept<Draft>(kept) : null, ports);
  }, [client, loaded]);

  useWorking(store);

  return [store, useSyncExternalStore(store.subscribe, store.current)];
}
