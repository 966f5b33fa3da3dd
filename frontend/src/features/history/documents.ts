import { graphql } from '@/gql';
import type { HistoryFieldsFragment, HistoryProblemsQuery } from '@/gql/graphql';

export const HistoryFields = graphql(`
  fragment HistoryFields on HistoryImport {
    id
    name
    source
    tenant { name }
    by { name }
    at
    state
    says
    total
    done
    fresh
    changed
    same
    refused
    doubted
    firstYear
    lastYear
    takenTenant { name }
    takenBy { name }
    takenAt
    endedAt
    may
  }
`);

export type Import = HistoryFieldsFragment;

export const HistoryDocument = graphql(`
  query History {
    historyImports { ...HistoryFields }
  }
`);

export const HistoryImportDocument = graphql(`
  query HistoryImport($id: ID!) {
    historyImport(id: $id) { ...HistoryFields }
  }
`);

export const HistoryProblemsDocument = graphql(`
  query HistoryProblems($id: ID!, $after: Int!) {
    historyProblems(import: $id, first: 100, after: $after) {
      totalCount
      nodes { line grade code message }
    }
  }
`);

export type Problem = HistoryProblemsQuery['historyProblems']['nodes'][number];

export const TakeHistoryDocument = graphql(`
  mutation TakeHistory($input: HistoryImportInput!) {
    takeHistory(input: $input) { ...HistoryFields }
  }
`);

export const CancelHistoryDocument = graphql(`
  mutation CancelHistory($input: HistoryImportInput!) {
    cancelHistory(input: $input) { ...HistoryFields }
  }
`);
