import { useMemo, useSyncExternalStore } from 'react';
import { type Draft, type DraftPorts, type DraftRules, DraftStore, type DraftWork } from './draftStore';
import { keep, readKept } from './kept';
import { useWorking } from './useWorking';

/** Browsers finish requests of a closed page up to 64 KiB. */
const KEEPALIVE_BYTES = 60_000;

/** How a save is sent so that it outlives the page, where the browser can. */
export function outliving(input: unknown): { fetchOptions: RequestInit } {
  return { fetchOptions: { keepalive: new Blob([JSON.stringify(input)]).size < KEEPALIVE_BYTES } };
}

interface Wiring<Remote, Entry> {
  /** Where this computer keeps what the server does not have yet; undefined: nothing is written here. */
  kept: string | undefined;
  rules: DraftRules<Remote, Entry>;
  ports: Pick<DraftPorts<Remote, Entry>, 'save' | 'reload'>;
}

/** The store of what was loaded, wired to this computer; what is loaded anew opens a new store. */
export function useDraftStore<Remote extends { revision: number }, Entry>(
  loaded: Remote,
  { kept, rules, ports }: Wiring<Remote, Entry>,
): [DraftStore<Remote, Entry>, DraftWork<Remote, Entry>] {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the wiring is that of what was loaded
  const store = useMemo(
    () =>
      new DraftStore<Remote, Entry>(loaded, kept ? readKept<Draft<Entry>>(kept) : null, rules, {
        ...ports,
        keep: (draft) => kept && keep(kept, draft),
      }),
    [loaded],
  );
  useWorking(store);
  return [store, useSyncExternalStore(store.subscribe, store.current)];
}
