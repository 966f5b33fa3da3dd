import { useState } from 'react';
import { useClient } from 'urql';
import { readFragment } from '@/gql';
import type { SaveScoresMutation } from '@/gql/graphql';
import type { SaveAnswer } from '@/lib/draftStore';
import { readFault } from '@/lib/fault';
import { newRequestId } from '@/lib/requestId';
import { outliving, useDraftStore } from '@/lib/useDraftStore';
import { useViewer } from '@/lib/viewer';
import { SaveScoresDocument, ScoringAgainDocument, ScoringFields, type Sheet } from './documents';
import { draftKey } from './draftKey';
import { inputOf, SCORE_RULES, type ScoresRemote } from './scores';

function remoteOf(answer: SaveScoresMutation['saveScores'] | null | undefined): ScoresRemote | null {
  const scoring = readFragment(ScoringFields, answer?.scoring);
  return answer && scoring ? { may: answer.may, scoring, revision: scoring.own?.revision ?? 0 } : null;
}

/** The caller's scores while they are given: stored as one writes, final when they are handed in. */
export function useScores(id: string, sheet: Sheet, given: ScoresRemote, onScores: (scores: ScoresRemote) => void) {
  const client = useClient();
  const { tenant, user } = useViewer();
  const [loaded] = useState(given);
  const { areas } = loaded.scoring;

  async function send(
    entry: Record<string, string>,
    revision: number,
    submit: boolean,
    requestId: string,
  ): Promise<SaveAnswer<ScoresRemote>> {
    const input = { evaluation: id, revision, scores: inputOf(entry, areas, sheet.items), submit, requestId };
    const { data, error } = await client.mutation(SaveScoresDocument, { input }, outliving(input)).toPromise();
    const remote = remoteOf(data?.saveScores);
    if (!remote) {
      return { ok: false, fault: readFault(error) };
    }
    onScores(remote);
    return { ok: true, remote };
  }

  const [store, work] = useDraftStore(loaded, {
    kept: draftKey(tenant.slug, user.name, id, 'scores'),
    rules: SCORE_RULES,
    ports: {
      save: ({ entry, revision, requestId }) => send(entry, revision, false, requestId),
      reload: async () => {
        const { data } = await client
          .query(ScoringAgainDocument, { id }, { requestPolicy: 'network-only' })
          .toPromise();
        return remoteOf(data?.evaluation);
      },
    },
  });

  /** Hands them in; the answer is why not. */
  async function submit(): Promise<string | undefined> {
    if (!(await store.settled())) return store.current().refusal ?? '';
    const { entry, remote } = store.current();
    const answer = await send(entry, remote.revision, true, newRequestId());
    if (answer.ok) return undefined;
    if (answer.fault.code === 'STALE_REVISION') await store.refresh();
    return answer.fault.message;
  }
  return { store, work, submit };
}
