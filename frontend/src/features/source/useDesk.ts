import type { AnyVariables, TypedDocumentNode } from '@urql/core';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';
import { type FragmentType, readFragment } from '@/gql';
import { readFault } from '@/lib/fault';
import { useLoad } from '@/lib/useLoad';
import { SourceDeskFields, SourceDocument, SourceFields } from './documents';

type Answer = FragmentType<typeof SourceDeskFields>;

export type Act = <Data, Variables extends AnyVariables>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  pick: (data: Data) => Answer,
) => Promise<{ data?: Data; refusal?: string }>;

/** One source at work; each act answers with the source as it stands then, or with a refusal in the server's words. */
export function useDesk(code: string) {
  const { t } = useTranslation('source');
  const client = useClient();
  const { data, error, reload } = useLoad(SourceDocument, { code });
  const [newer, setNewer] = useState<Answer>();
  const act = useCallback<Act>(
    async (document, variables, pick) => {
      const result = await client.mutation(document, variables).toPromise();
      if (result.data) {
        setNewer(pick(result.data));
        return { data: result.data };
      }
      return { refusal: (result.error && readFault(result.error).message) || t('failed') };
    },
    [client, t],
  );
  const desk = readFragment(SourceDeskFields, newer ?? data?.source) ?? undefined;
  const source = desk && readFragment(SourceFields, desk.source);
  return { desk, source, fault: error && readFault(error), reload, act };
}
