import { graphql } from '@/gql';
import type { DevelopmentIndexQuery } from '@/gql/graphql';

export const DevelopmentIndexDocument = graphql(`
  query DevelopmentIndex($plan: String!, $year: Int, $basis: Basis!, $version: Int) {
    developmentIndex(plan: $plan, year: $year, basis: $basis, version: $version) {
      plan { code title baselineYear targetYear area { code name } }
      year
      askedBy { number heading }
      mayWeigh
      weights { version least }
      goals { indicator { code name unit precision domain { code } } low high share }
      areas {
        area { code name }
        total
        answered
        covered
        domains { domain { code } score scored of }
        scores { indicator score }
        leftOut { indicator { code name } reason }
        rank
        unranked
        ranks
        best
        worst
        series { year total answered }
      }
      variants { kind domain { code name } }
    }
    indexWeights(plan: $plan) {
      version
      domains { domain { code name } weight }
      indicators { indicator weight }
      least
      note
      signedBy { name }
      tenant { name }
      signedAt
    }
  }
`);

export const SetIndexWeightsDocument = graphql(`
  mutation SetIndexWeights($input: SetIndexWeightsInput!) {
    setIndexWeights(input: $input) { version }
  }
`);

export type DevelopmentIndex = NonNullable<DevelopmentIndexQuery['developmentIndex']>;
export type IndexArea = DevelopmentIndex['areas'][number];
export type Weights = DevelopmentIndexQuery['indexWeights'][number];
/** The version that is nobody's: all domains alike. */
export const UNDECIDED = 1;
