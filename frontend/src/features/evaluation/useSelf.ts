import { useClient } from 'urql';
import { readFragment } from '@/gql';
import { readFault } from '@/lib/fault';
import { outliving, useDraftStore } from '@/lib/useDraftStore';
import { useViewer } from '@/lib/viewer';
import { SaveSelfEvaluationDocument, type Self, SelfEvaluationDocument, SelfFields } from './documents';
import { draftKey } from './draftKey';
import { LONG_TEXTS } from './longText';

export const SELF_TEXTS = ['achievements', 'problems', 'measures'] as const;

export const SELF_RULES = {
  ...LONG_TEXTS,
  entryOf: ({ achievements, problems, measures }: Self): Record<string, string> => ({
    achievements,
    problems,
    measures,
  }),
  open: (self: Self) => self.may.includes('save'),
};

/** The store of a self-evaluation, wired to the server; only one's own is kept on this computer. */
export function useSelf(loaded: Self) {
  const client = useClient();
  const { tenant, user } = useViewer();
  const evaluation = loaded.evaluation.id;
  const own = loaded.tenant.slug === tenant.slug;
  return useDraftStore(loaded, {
    kept: own ? draftKey(tenant.slug, user.name, evaluation, 'self') : undefined,
    rules: SELF_RULES,
    ports: {
      save: async ({ entry, ...sent }) => {
        const text = (part: (typeof SELF_TEXTS)[number]) => (entry[part] ?? '').trim();
        const texts = { achievements: text('achievements'), problems: text('problems'), measures: text('measures') };
        const input = { evaluation, ...texts, ...sent };
        const { data, error } = await client
          .mutation(SaveSelfEvaluationDocument, { input }, outliving(input))
          .toPromise();
        if (data) return { ok: true, remote: readFragment(SelfFields, data.saveSelfEvaluation) };
        return { ok: false, fault: readFault(error) };
      },
      reload: async () => {
        const variables = { evaluation, tenant: loaded.tenant.slug };
        const { data } = await client
          .query(SelfEvaluationDocument, variables, { requestPolicy: 'network-only' })
          .toPromise();
        return readFragment(SelfFields, data?.selfEvaluation) ?? null;
      },
    },
  });
}
