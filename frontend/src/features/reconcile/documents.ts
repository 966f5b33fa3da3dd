import { graphql } from '@/gql';

export const ReconciliationDocument = graphql(`
  query Reconciliation($plan: String!, $year: Int!) {
    reconciliation(plan: $plan, year: $year) {
      maySetTolerance
      publications
      rows {
        element { code name unit kind }
        area { code name }
        category { code name }
        figure { id revision state }
        owner { slug name }
        reported
        have
        of
        tolerance { revision percent note }
        state
        restatedFrom { code name }
        mayDecide
        mayRefer
        claims {
          value
          difference
          percent
          state
          turn { slug name }
          since
          divergence { id comment answer tenant { slug name } }
          reference { source revision accepts note tenant { name } earlier { revision value note at by { name } } }
        }
      }
    }
  }
`);

export const SetReferenceDocument = graphql(`
  mutation SetReferenceValue($input: SetReferenceValueInput!) {
    setReferenceValue(input: $input) { source revision }
  }
`);

export const AcceptDifferenceDocument = graphql(`
  mutation AcceptDifference($input: AcceptDifferenceInput!) {
    acceptDifference(input: $input) { source revision }
  }
`);

export const SetToleranceDocument = graphql(`
  mutation SetTolerance($input: SetToleranceInput!) {
    setTolerance(input: $input) { revision }
  }
`);

export const DisputeDocument = graphql(`
  mutation ReconcileDispute($input: RecordDivergenceInput!) {
    recordDivergence(input: $input) {
      divergence { id }
      refused { message }
    }
  }
`);

export const DecideDisputeDocument = graphql(`
  mutation ReconcileDecide($input: DecideInput!) {
    decide(input: $input) {
      decided { figure { id } }
      refused { message }
    }
  }
`);
