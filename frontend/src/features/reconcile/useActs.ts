import { useTranslation } from 'react-i18next';
import { type CombinedError, useClient } from 'urql';
import { returnReasons } from '@/lib/cityWords';
import { readFault } from '@/lib/fault';
import { newRequestId } from '@/lib/requestId';
import {
  AcceptDifferenceDocument,
  DecideDisputeDocument,
  DisputeDocument,
  SetReferenceDocument,
  SetToleranceDocument,
} from './documents';
import type { Line } from './lines';

type Values = Record<string, string>;

/** What one may do with a line. Each answers the words of a refusal, or nothing once the board was loaded anew. */
export function useActs({ row, claim }: Line, plan: string, year: number, onDone: () => void) {
  const { t } = useTranslation('reconcile');
  const client = useClient();
  const place = { element: row.element.code, area: row.area.code, year, category: row.category.code };

  function answer(error: CombinedError | undefined, refused: readonly { message: string }[] = []) {
    const words = error ? readFault(error).message || t('failed') : refused[0]?.message;
    if (!words) onDone();
    return words;
  }

  return {
    /** Another value of a source that is there, or the first of a new one. */
    async refer(v: Values, revision: number) {
      const input = {
        ...place,
        source: v.source ?? '',
        value: v.value,
        note: v.note,
        revision,
        requestId: newRequestId(),
      };
      return answer((await client.mutation(SetReferenceDocument, { input }).toPromise()).error);
    },
    async takeBack(v: Values) {
      const reference = claim?.reference;
      if (!reference) return undefined;
      const { source, revision } = reference;
      const input = { ...place, source, value: null, note: v.note, revision, requestId: newRequestId() };
      return answer((await client.mutation(SetReferenceDocument, { input }).toPromise()).error);
    },
    async accept(v: Values) {
      const reference = claim?.reference;
      if (!reference) return undefined;
      const { source, revision } = reference;
      const input = { plan, ...place, source, revision, note: v.note ?? '', requestId: newRequestId() };
      return answer((await client.mutation(AcceptDifferenceDocument, { input }).toPromise()).error);
    },
    async tolerate(v: Values) {
      const input = {
        element: row.element.code,
        revision: row.tolerance.revision,
        percent: v.percent ?? '',
        note: v.note ?? '',
        requestId: newRequestId(),
      };
      return answer((await client.mutation(SetToleranceDocument, { input }).toPromise()).error);
    },
    async dispute(v: Values) {
      if (!row.figure) return undefined;
      const { id: figure, revision } = row.figure;
      const input = { figure, revision, value: v.value ?? '', comment: v.note ?? '', requestId: newRequestId() };
      const { data, error } = await client.mutation(DisputeDocument, { input }).toPromise();
      return answer(error, data?.recordDivergence.refused);
    },
    async decide(outcome: 'PASS' | 'RETURN', v: Values) {
      if (!row.figure) return undefined;
      const reason = outcome === 'RETURN' ? { reasonCode: returnReasons()[0]?.code } : {};
      const decision = { figure: row.figure.id, revision: row.figure.revision, outcome, comment: v.note, ...reason };
      const input = { decisions: [decision], requestId: newRequestId() };
      const { data, error } = await client.mutation(DecideDisputeDocument, { input }).toPromise();
      return answer(error, data?.decide.refused);
    },
  };
}
