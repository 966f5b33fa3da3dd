import { useEffect, useRef, useState } from 'react';
import { useClient } from 'urql';
import { graphql } from '@/gql';
import type { ChangesSubscription } from '@/gql/graphql';
import { askForRoles } from './roles';

const ChangesDocument = graphql(`
  subscription Changes($plan: String, $year: Int) {
    changes(plan: $plan, year: $year) {
      kind
      act
      at
      mine
      figures
      by { name }
      tenant { name }
    }
  }
`);

export type Change = ChangesSubscription['changes'];

/** May figures have changed? An empty list says that anything may have. */
export function concernsFigures(changes: readonly Change[]): boolean {
  return changes.length === 0 || changes.some((c) => c.figures.length > 0);
}

/** May what is said about figures, or given for them by sources, have changed? */
export function concernsBesides(changes: readonly Change[]): boolean {
  return changes.length === 0 || changes.some((c) => c.kind === 'REMARKS' || c.kind === 'PROPOSALS');
}

/** What was last done to each figure, and by whom: empty for oneself. */
export function newsOf(changes: readonly Change[]): Record<string, { act: string; who: string }> {
  const news: Record<string, { act: string; who: string }> = {};
  for (const { act, mine, by, tenant, figures } of changes) {
    const who = mine ? '' : [tenant?.name, by?.name].filter(Boolean).join(' ');
    for (const id of figures) if (act && (mine || who)) news[id] = { act, who };
  }
  return news;
}

/** Longer than two beats of the server: a stream that is silent for so long is dead. */
const SILENCE_MS = 40_000;
const REOPEN_MS = 500;
const RETRY_MS = [1_000, 2_000, 5_000, 15_000, 30_000];
/** What comes in one go, as a sheet that is handed in, is read in one go. */
const GATHER_MS = 250;

/**
 * Tells a page that somebody acted, in the order of the acts; a page that may have missed something is told by an empty list.
 * A page in the background holds no stream and reads anew when somebody comes back to it. The answer: are changes told now?
 */
export function useChanges(
  about: { plan?: string; year?: number },
  onChanges: (changes: readonly Change[]) => void,
): boolean {
  const client = useClient();
  const [live, setLive] = useState(true);
  const tell = useRef(onChanges);
  tell.current = onChanges;
  const { plan, year } = about;

  useEffect(() => {
    let stop: (() => void) | undefined;
    let silence: ReturnType<typeof setTimeout> | undefined;
    let again: ReturnType<typeof setTimeout> | undefined;
    let gathering: ReturnType<typeof setTimeout> | undefined;
    let gathered: Change[] = [];
    let failures = 0;

    function gather(changes: Change[]) {
      gathered.push(...changes);
      gathering ??= setTimeout(() => {
        gathering = undefined;
        const told = gathered;
        gathered = [];
        tell.current(told.some((c) => c.kind === 'RELOAD') ? [] : told);
      }, GATHER_MS);
    }

    function close() {
      clearTimeout(silence);
      clearTimeout(again);
      stop?.();
      stop = undefined;
    }

    function lose() {
      close();
      setLive(false);
      const pause = RETRY_MS[Math.min(failures, RETRY_MS.length - 1)] as number;
      failures += 1;
      // Not all pages at once, when a server has gone.
      again = setTimeout(open, pause * (0.5 + Math.random()));
    }

    function hear(change: Change) {
      clearTimeout(silence);
      silence = setTimeout(lose, SILENCE_MS);
      if (change.kind === 'BEAT') return;
      if (change.kind === 'ROLES') askForRoles(client);
      if (change.kind !== 'STREAM') return gather([change]);
      failures = 0;
      setLive(true);
      // What happened before the stream stood was told to nobody.
      gather([{ ...change, kind: 'RELOAD' }]);
    }

    function open() {
      close();
      if (document.visibilityState === 'hidden') return;
      silence = setTimeout(lose, SILENCE_MS);
      const { unsubscribe } = client
        .subscription(ChangesDocument, { plan, year }, { url: '/graphql/stream', fetchSubscriptions: true })
        .subscribe(({ data, error, hasNext }) => {
          if (data?.changes && !error && hasNext) hear(data.changes);
          // The end of a stream is that of its token most often: no loss before opening it anew has failed.
          else if (data?.changes && !hasNext && !error) again = setTimeout(open, REOPEN_MS);
          else lose();
        });
      stop = unsubscribe;
    }

    function turn() {
      if (document.visibilityState === 'hidden') close();
      else open();
    }

    // While nothing is told, coming back to the page is the moment to look.
    const look = () => !stop && open();
    open();
    document.addEventListener('visibilitychange', turn);
    window.addEventListener('focus', look);
    window.addEventListener('online', open);
    window.addEventListener('offline', lose);
    return () => {
      close();
      clearTimeout(gathering);
      document.removeEventListener('visibilitychange', turn);
      window.removeEventListener('focus', look);
      window.removeEventListener('online', open);
      window.removeEventListener('offline', lose);
    };
  }, [client, plan, year]);

  return live;
}
