import { useCallback, useState } from 'react';
import { useClient } from 'urql';
import type { DecisionInput } from '@/gql/graphql';
import { type Fault, readFault } from '@/lib/fault';
import { newRequestId } from '@/lib/requestId';
import { type Desk, decided, type Item, idOf } from './desk';
import { DecideDocument } from './documents';

export type Judgement = Omit<DecisionInput, 'figure' | 'revision'>;

/** The desk and the one act on it: the same judgement on one item or on many. */
export function useDesk(items: readonly Item[]) {
  const client = useClient();
  const [desk, setDesk] = useState<Desk>({ items, marks: {} });
  const [fault, setFault] = useState<Fault>();
  const [count, setCount] = useState(0);

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

  const replace = useCallback((item: Item) => {
    setDesk((d) => ({ ...d, items: d.items.map((i) => (idOf(i) === idOf(item) ? item : i)) }));
  }, []);

  return { desk, decide, replace, fault, decisions: count };
}
