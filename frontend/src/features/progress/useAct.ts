import type { AnyVariables, TypedDocumentNode } from '@urql/core';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';
import { type FragmentType, readFragment } from '@/gql';
import { readFault } from '@/lib/fault';
import { ReportFields } from './documents';
import type { ReportStore } from './reportStore';

type Answer = FragmentType<typeof ReportFields>;

/** An act on a report whose answer is the report as it is now; a refusal comes back in the server's words. */
export function useAct(store: ReportStore) {
  const { t } = useTranslation('progress');
  const client = useClient();
  return useCallback(
    async <Data, Variables extends AnyVariables>(
      document: TypedDocumentNode<Data, Variables>,
      variables: Variables,
      pick: (data: Data) => Answer,
    ): Promise<string | undefined> => {
      const { data, error } = await client.mutation(document, variables).toPromise();
      if (data) {
        store.adopt(readFragment(ReportFields, pick(data)));
        return undefined;
      }
      const fault = error && readFault(error);
      // Somebody acted on it meanwhile: what is refused here is shown on what there is now.
      if (fault?.code === 'STALE_REVISION' || fault?.code === 'WRONG_STATE') await store.refresh();
      return fault?.message || t('failed');
    },
    [client, store, t],
  );
}
