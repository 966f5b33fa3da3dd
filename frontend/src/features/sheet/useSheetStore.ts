import { useMemo, useSyncExternalStore } from 'react';
import { useClient } from 'urql';
import { readFragment } from '@/gql';
import type { SheetFieldsFragment } from '@/gql/graphql';
import { readFault } from '@/lib/fault';
import { useWorking } from '@/lib/useWorking';
import { useViewer } from '@/lib/viewer';
import { SaveDocument, SheetCellFields, SheetDocument, SheetFields } from './documents';
import { draftsKey, keepDrafts, readDrafts } from './drafts';
import { openGrid } from './grid';
import { type SheetPorts, type SheetState, SheetStore } from './sheetStore';

/** The store of one loaded sheet, wired to the server and to this computer; it sends what is left when the page is left. */
export function useSheetStore(sheet: SheetFieldsFragment, plan: string, year: number): [SheetStore, SheetState] {
  const client = useClient();
  const { tenant, user } = useViewer();

  // biome-ignore lint/correctness/useExhaustiveDependencies: a sheet that is loaded again opens a new store on purpose
  const store = useMemo(() => {
    const kept = draftsKey(tenant.slug, user.name, sheet.id);
    const found = readDrafts(kept);
    let mine = found;
    const ports: SheetPorts = {
      save: async (batch) => {
        const { data, error } = await client
          // Browsers finish small requests even when their page is closed.
          .mutation(
            SaveDocument,
            { input: { sheet: sheet.id, ...batch } },
            { fetchOptions: { keepalive: batch.figures.length <= 100 } },
          )
          .toPromise();
        if (error || !data) {
          const fault = readFault(error);
          return { ok: false, fault };
        }
        const saved = readFragment(SheetFields, data.saveFigures.sheet);
        return {
          ok: true,
          cells: saved && readFragment(SheetCellFields, saved.cells),
          problems: data.saveFigures.problems,
        };
      },
      reload: async () => {
        const { data } = await client
          .query(SheetDocument, { plan, year }, { requestPolicy: 'network-only' })
          .toPromise();
        const now = readFragment(SheetFields, data?.sheet);
        return now ? readFragment(SheetCellFields, now.cells) : null;
      },
      keep: (drafts) => {
        keepDrafts(kept, drafts, mine);
        mine = drafts;
      },
    };
    return new SheetStore(openGrid(readFragment(SheetCellFields, sheet.cells), found), ports);
  }, [client, sheet]);

  useWorking(store);

  return [store, useSyncExternalStore(store.subscribe, store.current)];
}
