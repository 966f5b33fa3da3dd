import { graphql } from '@/gql';
import type { OrganisationQuery } from '@/gql/graphql';

export const OrganisationDocument = graphql(`
  query Organisation($plan: String!, $year: Int) {
    organisation(plan: $plan, year: $year) {
      plan { code title baselineYear targetYear }
      mayRecord
      articles {
        number
        heading
        kinds
        records {
          id
          revision
          kind
          year
          tenant { slug name area { code name } }
          title
          text
          number
          source
          day
          state
          purpose
          organ
          planned
          spent
          people
          place
          places
          by { name }
          at
          mayChange
          files { id name size by { name } at }
        }
      }
    }
  }
`);

export const RecordHistoryDocument = graphql(`
  query RecordHistory($record: ID!) {
    recordHistory(record: $record) {
      revision
      kind
      year
      title
      text
      number
      source
      day
      state
      purpose
      organ
      planned
      spent
      people
      place
      places
      withdrawn
      by { name }
      at
    }
  }
`);

export const RecordOrganisationDocument = graphql(`
  mutation RecordOrganisation($input: RecordOrganisationInput!) {
    recordOrganisation(input: $input) { id revision }
  }
`);

export const WithdrawRecordDocument = graphql(`
  mutation WithdrawRecord($input: WithdrawRecordInput!) {
    withdrawRecord(input: $input) { id revision }
  }
`);

export const RemoveRecordFileDocument = graphql(`
  mutation RemoveRecordFile($input: RemoveRecordFileInput!) {
    removeRecordFile(input: $input) { id revision }
  }
`);

export type Organisation = NonNullable<OrganisationQuery['organisation']>;
export type Article = Organisation['articles'][number];
export type OrganisationRecord = Article['records'][number];
