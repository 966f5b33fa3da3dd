import { graphql } from '@/gql';

export const SheetCellFields = graphql(`
  fragment SheetCellFields on SheetCell {
    obligation
    element { code name unit kind inferred }
    area { code name }
    category { code name }
    deadline
    firstDeadline
    late
    figure {
      id
      value
      emptiness
      state
      revision
      explanation
      correctionReason
      divergences { id value comment answer resolution at by { name } tenant { name } }
    }
    lastYear { value emptiness explanation }
    proposal { id value emptiness from { code name asOf } }
    from { code name asOf }
    problems { grade code message explanation }
    indicators { code name unit precision formula target { printed } elements { code name } }
    targets { code printed of { code name } }
    places { form name row }
    serves { code title scheme }
    canEdit
    canWithdraw
    canCorrect
    heard { unread }
    returned { at comment reasonCode due tenant { name } by { name } }
  }
`);

export const SheetFields = graphql(`
  fragment SheetFields on Sheet {
    id
    state
    deadline
    cells { ...SheetCellFields }
  }
`);

export const SheetDocument = graphql(`
  query Sheet($plan: String!, $year: Int!) {
    sheet(plan: $plan, year: $year) {
      plan { title }
      year
      ...SheetFields
    }
  }
`);

export const SaveDocument = graphql(`
  mutation SaveFigures($input: SaveFiguresInput!) {
    saveFigures(input: $input) {
      sheet { ...SheetFields }
      problems { obligation grade code message }
    }
  }
`);

export const TakeDocument = graphql(`
  mutation TakeProposals($input: TakeProposalsInput!) {
    takeProposals(input: $input) {
      sheet { ...SheetFields }
      problems { obligation grade code message }
    }
  }
`);

export const SubmitDocument = graphql(`
  mutation SubmitSheet($input: SubmitSheetInput!) {
    submitSheet(input: $input) {
      sheet { ...SheetFields }
      submitted
      problems { obligation grade code message }
    }
  }
`);

export const WithdrawDocument = graphql(`
  mutation WithdrawFigures($input: WithdrawFiguresInput!) {
    withdrawFigures(input: $input) {
      sheet { ...SheetFields }
      refused { code message }
    }
  }
`);

export const CorrectDocument = graphql(`
  mutation CorrectFigures($input: CorrectFiguresInput!) {
    correctFigures(input: $input) {
      sheet { ...SheetFields }
      refused { code message }
    }
  }
`);

export const AnswerDocument = graphql(`
  mutation AnswerDivergence($input: AnswerDivergenceInput!) {
    answerDivergence(input: $input) {
      figure { id }
    }
  }
`);
