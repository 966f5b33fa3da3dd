import type { AnyVariables, TypedDocumentNode } from '@urql/core';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';
import { type FragmentType, readFragment } from '@/gql';
import { readFault } from '@/lib/fault';
import { useLoad } from '@/lib/useLoad';
import {
  ReportDocumentFields,
  ReportFieldFields,
  type ReportFile,
  ReportProgressDocument,
  type Reports,
  ReportsDocument,
  ReportsFields,
} from './reportQueries';

const POLL_MS = 1000;

export type ReportsAnswer = FragmentType<typeof ReportsFields>;

export function readReports(answer: ReportsAnswer): Reports {
  const { texts, fields, documents, earlier } = readFragment(ReportsFields, answer);
  return {
    texts,
    numbers: readFragment(ReportFieldFields, fields),
    files: readFragment(ReportDocumentFields, documents),
    earlier,
  };
}

export function isUnderWay(run: ReportFile['run']): boolean {
  return run?.state === 'queued' || run?.state === 'running';
}

/** The act, and why it was refused; undefined where it was done. */
export type ReportsAct = <Data, Variables extends AnyVariables>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  pick: (data: Data) => ReportsAnswer,
) => Promise<string | undefined>;

/** An evaluation's reports as they are now; asked anew while a document is being made, and at no other time. */
export function useReports(evaluation: string) {
  const { t } = useTranslation('reports');
  const client = useClient();
  const { data, error, fetching, reload } = useLoad(ReportsDocument, { evaluation });
  // What was stored since the load lies over it until it is loaded again.
  const [fresh, take] = useState<Reports>();
  const loaded = useMemo(() => data?.evaluationReports && readReports(data.evaluationReports), [data]);
  const reports = fresh ?? loaded;

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is loaded anew is newer than all before
  useEffect(() => take(undefined), [data]);

  useEffect(() => {
    if (!reports?.files.some((f) => isUnderWay(f.run))) return;
    let wanted = true;
    const timer = setTimeout(async () => {
      const answer = await client
        .query(ReportProgressDocument, { evaluation }, { requestPolicy: 'network-only' })
        .toPromise();
      const files = answer.data?.evaluationReports?.documents;
      // An answer that another act has overtaken is old; without an answer the same is asked again.
      if (wanted) take({ ...reports, ...(files && { files: readFragment(ReportDocumentFields, files) }) });
    }, POLL_MS);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [client, evaluation, reports]);

  const again = useCallback(async () => {
    const answer = await client.query(ReportsDocument, { evaluation }, { requestPolicy: 'network-only' }).toPromise();
    const now = answer.data?.evaluationReports && readReports(answer.data.evaluationReports);
    if (now) take(now);
    return now;
  }, [client, evaluation]);

  const act: ReportsAct = async (document, variables, pick) => {
    const answer = await client.mutation(document, variables).toPromise();
    if (answer.data) {
      take(readReports(pick(answer.data)));
      return undefined;
    }
    const fault = readFault(answer.error);
    // Somebody was faster: what is refused here is shown on what there is now.
    if (fault.code === 'STALE_REVISION' || fault.code === 'WRONG_STATE') await again();
    return fault.message || t('failed');
  };

  return { reports, fault: error && readFault(error), fetching, reload, take, again, act };
}

export type ReportsWork = ReturnType<typeof useReports>;
