import { useCallback, useEffect, useState } from 'react';
import { useClient } from 'urql';
import { readFragment } from '@/gql';
import { readFault } from '@/lib/fault';
import { newRequestId } from '@/lib/requestId';
import { useLoad } from '@/lib/useLoad';
import {
  CancelHistoryDocument,
  HistoryDocument,
  HistoryFields,
  HistoryImportDocument,
  type Import,
  TakeHistoryDocument,
} from './documents';

const POLL_MS = 1000;

export const isUnderWay = (i: Import): boolean => i.state === 'checking' || i.state === 'taking';

/** The city's imports as they are now; one that a worker is at is asked for anew, and nothing else. */
export function useHistory() {
  const client = useClient();
  const { data, error, reload } = useLoad(HistoryDocument, {});
  // What was heard since the load lies over it.
  const [heard, hear] = useState<Readonly<Record<string, Import>>>({});
  const imports = data && readFragment(HistoryFields, data.historyImports).map((i) => heard[i.id] ?? i);

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is loaded anew is newer than all before
  useEffect(() => hear({}), [data]);

  const take = useCallback((i: Import) => hear((old) => ({ ...old, [i.id]: i })), []);
  const going = imports?.find(isUnderWay);

  useEffect(() => {
    if (!going) return;
    let wanted = true;
    const timer = setTimeout(async () => {
      const answer = await client
        .query(HistoryImportDocument, { id: going.id }, { requestPolicy: 'network-only' })
        .toPromise();
      const now = answer.data?.historyImport;
      // Without an answer the same is asked again.
      if (wanted) take(now ? readFragment(HistoryFields, now) : { ...going });
    }, POLL_MS);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [client, going, take]);

  /** Does it, and says why it was refused; undefined where it was done. */
  async function act(what: 'take' | 'cancel', id: string): Promise<string | undefined> {
    const input = { import: id, requestId: newRequestId() };
    const answer =
      what === 'take'
        ? await client.mutation(TakeHistoryDocument, { input }).toPromise()
        : await client.mutation(CancelHistoryDocument, { input }).toPromise();
    const done = answer.data && ('takeHistory' in answer.data ? answer.data.takeHistory : answer.data.cancelHistory);
    if (done) {
      take(readFragment(HistoryFields, done));
      return undefined;
    }
    const fault = readFault(answer.error);
    if (fault.code === 'WRONG_STATE') reload();
    return fault.message;
  }

  return { imports, fault: error && readFault(error), reload, act };
}
