import { graphql } from '@/gql';

export const SupervisionFields = graphql(`
  fragment SupervisionFields on Supervision {
    id
    item
    itemName
    tenant { slug name }
    text
    due
    late
    by { name }
    at
    answer
    answeredBy { name }
    answeredAt
    mayAnswer
  }
`);

export const ProgressDocument = graphql(`
  query Progress($plan: String!, $year: Int!) {
    progress(plan: $plan, year: $year) {
      plan { code title }
      year
      open
      due
      items {
        code
        kind
        name
        domain { code name }
        lead { code name }
        support { code name }
        role
        reports {
          tenant { slug name area { code name level } }
          role
          state
          selfRating
          rating
          evidence
          late
        }
        targets { code measuredBy series { year status } }
      }
      supervisions { ...SupervisionFields }
    }
  }
`);

export const CoherenceDocument = graphql(`
  query Coherence($plan: String!, $year: Int!) {
    coherence(plan: $plan, year: $year) {
      kind
      object
      name
      area { code name }
      reason
    }
  }
`);

export const AnswerSupervisionDocument = graphql(`
  mutation AnswerSupervision($input: AnswerSupervisionInput!) {
    answerSupervision(input: $input) { id }
  }
`);

export const ReportFields = graphql(`
  fragment ReportFields on ProgressReport {
    id
    item {
      code
      kind
      name
      domain { code name }
      lead { code name }
      support { code name }
      related
      reports {
        tenant { slug name area { code name level } }
        role
        state
        selfRating
        rating
        evidence
        late
      }
    }
    tenant { slug name area { code name } }
    role
    state
    revision
    done
    results
    problems
    next
    selfRating
    fundsPlanned
    fundsSpent
    risks
    evidence { id name mediaType size at by { name } }
    late
    due
    writtenBy { name }
    submittedAt
    review { outcome rating remark by { name } at }
    lastYear { done next selfRating rating }
    targets { code name printed unit note measuredBy series { year display emptiness provisional status reason } }
    milestones { code name printed due reached note state }
    supervisions { ...SupervisionFields }
    may
  }
`);

export const ReportDocument = graphql(`
  query ProgressReport($plan: String!, $year: Int!, $item: String!, $tenant: String) {
    plan(code: $plan) {
      title
      tasks { code heading }
      projects { code name }
    }
    progressReport(plan: $plan, year: $year, item: $item, tenant: $tenant) { ...ReportFields }
  }
`);

export const ReportAgainDocument = graphql(`
  query ProgressReportAgain($plan: String!, $year: Int!, $item: String!, $tenant: String) {
    progressReport(plan: $plan, year: $year, item: $item, tenant: $tenant) { ...ReportFields }
  }
`);

export const SaveReportDocument = graphql(`
  mutation SaveReport($input: SaveReportInput!) {
    saveReport(input: $input) { ...ReportFields }
  }
`);

export const SubmitReportDocument = graphql(`
  mutation SubmitReport($input: ReportInput!) {
    submitReport(input: $input) { ...ReportFields }
  }
`);

export const WithdrawReportDocument = graphql(`
  mutation WithdrawReport($input: ReportInput!) {
    withdrawReport(input: $input) { ...ReportFields }
  }
`);

export const ReviewReportDocument = graphql(`
  mutation ReviewReport($input: ReviewReportInput!) {
    reviewReport(input: $input) { ...ReportFields }
  }
`);

export const RemoveEvidenceDocument = graphql(`
  mutation RemoveEvidence($evidence: ID!, $requestId: String!) {
    removeEvidence(evidence: $evidence, requestId: $requestId) { ...ReportFields }
  }
`);

export const SuperviseDocument = graphql(`
  mutation Supervise($input: SuperviseInput!) {
    supervise(input: $input) { id }
  }
`);

export const SetMilestoneDocument = graphql(`
  mutation SetMilestone($input: SetMilestoneInput!) {
    setMilestone(input: $input) { code }
  }
`);

export const ActivityDocument = graphql(`
  query TaskActivity($plan: String!, $year: Int!, $task: String!) {
    taskActivity(plan: $plan, year: $year, task: $task) {
      source
      sourceName
      name
      unit
      areas { area { code name } months { count hidden } }
    }
  }
`);
