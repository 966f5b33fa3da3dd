import { useCallback, useState } from 'react';
import { useClient } from 'urql';
import { readFragment } from '@/gql';
import type { DecisionInput } from '@/gql/graphql';
import { type Fault, readFault } from '@/lib/fault';
import { newRequestId } from '@/lib/requestId';
import { type Change, concernsBesides, concernsFigures, newsOf, useChanges } from '@/lib/useChanges';
import { type Desk, decided, type Item, idOf, overtake } from './desk';
import { DecideDocument, PAGE, QueueDocument, QueueItemFields } from './documents';

export type Judgement = Omit<DecisionInput, 'figure' | 'revision'>;

/** The desk and the one act on it: the same judgement on one item or on many. */
export function useDesk(items: readonly Item[], total: number, plan: string, year: number) {
  const client = useClient();
  const [desk, setDesk] = useState<Desk>({ items, marks: {}, total });
  const [fault, setFault] = useState<Fault>();
  const [count, setCount] = useState(0);
  const [heard, setHeard] = useState(0);

  const decide = useCallback(
    async (chosen: readonly Item[], judgement: Judgement) => {
      const ids = chosen.map(idOf);
      if (ids.length === 0) return;
      setFault(undefined);
      setDesk((d) => ({
        ...d,
        marks: { ...d.marks, ...Object.fromEntries(ids.map((id) => [id, { kind: 'busy' as const }])) },
      }));
      const decisions = chosen.map((i) => ({ figure: idOf(i), revision: i.figure.revision, ...judgement }));
      const { data, error } = await client
        .mutation(DecideDocument, { input: { requestId: newRequestId(), decisions } })
        .toPromise();
      if (error) setFault(readFault(error));
      const answer = data?.decide ?? { decided: [], refused: [] };
      setDesk((d) => decided(d, ids, judgement.outcome === 'PASS' ? 'passed' : 'returned', answer));
      setCount((n) => n + answer.decided.length);
    },
    [client],
  );

  async function look(changes: readonly Change[]) {
    const besides = concernsBesides(changes);
    if (besides) setHeard((n) => n + 1);
    if (!besides && !concernsFigures(changes)) return;
    const { data } = await client
      .query(QueueDocument, { plan, year, first: PAGE }, { requestPolicy: 'network-only' })
      .toPromise();
    const queue = data?.queue;
    if (!queue) return;
    const now = readFragment(QueueItemFields, queue.nodes);
    setDesk((d) => overtake(d, now, queue.totalCount, newsOf(changes)));
  }
  const live = useChanges({ plan, year }, (changes) => void look(changes));

  const replace = useCallback((item: Item) => {
    setDesk((d) => ({ ...d, items: d.items.map((i) => (idOf(i) === idOf(item) ? item : i)) }));
  }, []);

  return { desk, live, decide, replace, fault, decisions: count, heard };
}
