import { graphql } from '@/gql';

export const QueueItemFields = graphql(`
  fragment QueueItemFields on QueueItem {
    stage
    due
    figure {
      id
      revision
      value
      emptiness
      state
      explanation
      correctionReason
      enteredAt
      enteredBy { name }
      element { code name unit kind }
      area { code name }
      category { code name }
      divergences { id value comment answer resolution tenant { name } }
    }
    lastYear { value emptiness explanation }
    lastRevision { revision value emptiness }
    problems { grade code message explanation }
    heard { unread }
  }
`);

/** One page holds what a person decides in a sitting; what is left follows when it is loaded anew. */
export const PAGE = 200;

export const QueueDocument = graphql(`
  query Queue($plan: String!, $year: Int!, $first: Int, $after: String) {
    queue(plan: $plan, year: $year, first: $first, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes { ...QueueItemFields }
    }
  }
`);

export const DecideDocument = graphql(`
  mutation Decide($input: DecideInput!) {
    decide(input: $input) {
      decided { figure { id state revision } }
      refused { figure code message current { revision value emptiness } }
    }
  }
`);

export const DivergeDocument = graphql(`
  mutation RecordDivergence($input: RecordDivergenceInput!) {
    recordDivergence(input: $input) {
      divergence { id value comment answer resolution tenant { name } }
      refused { code message }
    }
  }
`);

export const DecisionsDocument = graphql(`
  query Decisions($plan: String!, $year: Int!) {
    decisions(plan: $plan, year: $year, first: 100) {
      nodes {
        signOff { at stage outcome reasonCode comment by { name } revision }
        figure { id value emptiness state element { name unit } area { name } }
      }
    }
  }
`);
