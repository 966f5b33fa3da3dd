import { graphql } from '@/gql';
import type { ReportDocumentFieldsFragment, ReportFieldFieldsFragment, ReportsFieldsFragment } from '@/gql/graphql';

export const ReportDocumentFields = graphql(`
  fragment ReportDocumentFields on ReportDocument {
    kind
    title
    run { id state step done of by { name } at reason }
    file { path name size sha256 at final marked outdated }
    may
  }
`);

export const ReportFieldFields = graphql(`
  fragment ReportFieldFields on ReportField {
    key
    label
    value
    group
  }
`);

export const ReportsFields = graphql(`
  fragment ReportsFields on EvaluationReports {
    texts {
      part
      title
      documents
      body
      proposed
      pieces { text field changed }
      changes { field label was now }
      typed
      revision
      by { name }
      at
      confirmedBy { name }
      confirmedAt
      may
    }
    fields { ...ReportFieldFields }
    documents { ...ReportDocumentFields }
    earlier { id kind year area { name } }
  }
`);

export const ReportsDocument = graphql(`
  query Reports($evaluation: ID!) {
    evaluationReports(evaluation: $evaluation) { ...ReportsFields }
  }
`);

/** What is asked anew while a document is being made. */
export const ReportProgressDocument = graphql(`
  query ReportProgress($evaluation: ID!) {
    evaluationReports(evaluation: $evaluation) { documents { ...ReportDocumentFields } }
  }
`);

/** The numbers that the conclusion's texts may name. */
export const ReportNumbersDocument = graphql(`
  query ReportNumbers($evaluation: ID!) {
    evaluationReports(evaluation: $evaluation) { fields { ...ReportFieldFields } }
  }
`);

export const WriteReportTextDocument = graphql(`
  mutation WriteReportText($input: WriteReportTextInput!) {
    writeReportText(input: $input) { ...ReportsFields }
  }
`);

export const ConfirmReportTextDocument = graphql(`
  mutation ConfirmReportText($input: ConfirmReportTextInput!) {
    confirmReportText(input: $input) { ...ReportsFields }
  }
`);

export const TakeOverReportTextsDocument = graphql(`
  mutation TakeOverReportTexts($input: TakeOverReportTextsInput!) {
    takeOverReportTexts(input: $input) { ...ReportsFields }
  }
`);

export const MakeReportDocument = graphql(`
  mutation MakeReport($input: MakeReportInput!) {
    makeReport(input: $input) { ...ReportsFields }
  }
`);

type Unmasked<T> = Omit<T, ' $fragmentName'>;

export type ReportFile = Unmasked<ReportDocumentFieldsFragment>;
export type ReportNumber = Unmasked<ReportFieldFieldsFragment>;
export type ReportText = ReportsFieldsFragment['texts'][number];

/** All of an evaluation's reports, as the page works with them. */
export interface Reports {
  texts: readonly ReportText[];
  numbers: readonly ReportNumber[];
  files: readonly ReportFile[];
  earlier: ReportsFieldsFragment['earlier'];
}
