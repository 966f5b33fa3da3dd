import { graphql } from '@/gql';

export const TalkFields = graphql(`
  fragment TalkFields on Talk {
    threads {
      id
      settled
      settledAt
      settledBy { name }
      maySettle
      remarks { id at words mayWithdraw by { name } tenant { name } mentions { slug name } }
    }
    concerned { slug name }
    maySay
    heard { remarks unread }
  }
`);

export const PapersFields = graphql(`
  fragment PapersFields on FigurePapers {
    ref
    mayAdd
    files { id name size at mayRemove by { name } }
  }
`);

export const CellDocument = graphql(`
  query Cell($plan: String!, $element: String!, $area: String!, $year: Int!, $category: String!) {
    plan(code: $plan) { area { code } }
    cell(plan: $plan, element: $element, area: $area, year: $year, category: $category) {
      element {
        code name unit period inferred definition
        line { name }
        earlier { until name definition why comparable }
      }
      area { code name }
      category { code name }
      owner { name }
      figure { id revision state value emptiness ...FigureTimelineFields }
      past { year value emptiness state }
      indicators { code name unit formula aggregation inferred }
      talk { ...TalkFields }
      papers { ...PapersFields }
    }
  }
`);

export const PeersDocument = graphql(`
  query CellPeers($plan: String!, $area: String!, $years: [Int!]!) {
    rollup(plan: $plan, area: $area, years: $years, basis: PUBLISHED, depth: 1) {
      cells { indicator { code } area { code name level } year display emptiness }
    }
  }
`);

export const AddRemarkDocument = graphql(`
  mutation AddRemark($input: AddRemarkInput!) {
    addRemark(input: $input) { ...TalkFields }
  }
`);

export const WithdrawRemarkDocument = graphql(`
  mutation WithdrawRemark($input: RemarkInput!) {
    withdrawRemark(input: $input) { ...TalkFields }
  }
`);

export const SettleThreadDocument = graphql(`
  mutation SettleThread($input: SettleThreadInput!) {
    settleThread(input: $input) { ...TalkFields }
  }
`);

export const MarkTalkReadDocument = graphql(`
  mutation MarkTalkRead($input: MarkTalkReadInput!) {
    markTalkRead(input: $input) { ...TalkFields }
  }
`);

export const RemoveFigureFileDocument = graphql(`
  mutation RemoveFigureFile($input: RemoveFigureFileInput!) {
    removeFigureFile(input: $input) { ...PapersFields }
  }
`);
