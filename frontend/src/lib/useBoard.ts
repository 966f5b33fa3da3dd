import type { CombinedError } from '@urql/core';
import { useMemo } from 'react';
import { useQuery } from 'urql';
import { graphql } from '@/gql';
import type { PlanFactsQuery } from '@/gql/graphql';
import type { SeriesBreak } from './breaks';
import { type Board, decodeBoard } from './dense';
import type { BasisName } from './scope';
import { TAGGED } from './tagged';

const PlanFactsDocument = graphql(`
  query PlanFacts($plan: String!) {
    plan(code: $plan) {
      code title baselineYear targetYear
      area { code name level }
      domains { code name }
      indicators {
        code name unit precision direction aggregation inferred divided
        domain { code }
        lead { code name }
        baseline { value printed }
        target { type op value printed }
      }
    }
  }
`);

const BoardDocument = graphql(`
  query Board($plan: String!, $area: String!, $years: [Int!]!, $basis: Basis!) {
    board(plan: $plan, area: $area, years: $years, basis: $basis, depth: 1)
    breaks(plan: $plan, area: $area) { indicator { code } year comparable }
  }
`);

const NONE: readonly SeriesBreak[] = [];

export type PlanFacts = NonNullable<PlanFactsQuery['plan']>;
export type IndicatorFacts = PlanFacts['indicators'][number];

export interface LoadedBoard {
  plan: PlanFacts | undefined;
  board: Board | undefined;
  /** Where definitions changed; those of single areas are not among them. */
  breaks: readonly SeriesBreak[];
  error: CombinedError | undefined;
  /** The answer came, and holds nothing: no such plan, or none that the caller may see. */
  missing: boolean;
  reload: () => void;
}

/** All years and areas of a plan on one basis. Board and indicator page ask the same question, so the second is answered at once. */
export function useBoard(plan: string, basis: BasisName): LoadedBoard {
  const [facts, againFacts] = useQuery({ query: PlanFactsDocument, variables: { plan } });
  const known = facts.data?.plan ?? undefined;
  const years = useMemo(
    () =>
      known ? Array.from({ length: known.targetYear - known.baselineYear + 1 }, (_, i) => known.baselineYear + i) : [],
    [known],
  );
  const [dense, againDense] = useQuery({
    query: BoardDocument,
    variables: { plan, area: known?.area.code ?? '', years, basis },
    context: TAGGED,
    pause: !known,
  });
  const json = dense.data?.board;
  const board = useMemo(() => (json ? decodeBoard(json) : undefined), [json]);
  return {
    plan: known,
    board,
    breaks: dense.data?.breaks ?? NONE,
    error: (known ? undefined : facts.error) ?? (board ? undefined : dense.error),
    missing: facts.data?.plan === null || dense.data?.board === null,
    reload: () => {
      if (known) againDense({ requestPolicy: 'network-only' });
      else againFacts({ requestPolicy: 'network-only' });
    },
  };
}
