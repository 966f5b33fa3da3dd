import { graphql } from '@/gql';
import type {
  EvaluationHeadFragment,
  EvaluationQuery,
  EvaluationsQuery,
  ScoreSheetFieldsFragment,
  ScoringFieldsFragment,
  SelfFieldsFragment,
} from '@/gql/graphql';

export const EvaluationsDocument = graphql(`
  query Evaluations($plan: String!) {
    plan(code: $plan) { code title area { code } }
    rounds(plan: $plan) { year snapshot { edition } }
    evaluations(plan: $plan) {
      id
      kind
      year
      area { code name level }
      tenant { slug name }
      state
      due
      may
      attainment { overall { met judgeable rate } }
    }
    home { evaluations { evaluation { id } work late } }
  }
`);

export const CreateEvaluationDocument = graphql(`
  mutation CreateEvaluation($input: CreateEvaluationInput!) {
    createEvaluation(input: $input) { id }
  }
`);

/** What the acts on an evaluation change, small enough to come with every stored sentence. */
export const EvaluationHead = graphql(`
  fragment EvaluationHead on Evaluation {
    id
    state
    revision
    due
    may
    lacks
    steps { state by { name } at }
    conclusion {
      overview
      achievements
      problems
      suggestions
      filled { overview achievements problems suggestions }
    }
  }
`);

export const ScoreSheetFields = graphql(`
  fragment ScoreSheetFields on ScoreSheet {
    version
    items { code name guide weight }
    note
    by { name }
    at
  }
`);

export const ScoringFields = graphql(`
  fragment ScoringFields on Scoring {
    areas { code name }
    own {
      revision
      submittedAt
      scores { area item points remark }
    }
    revealed
    results {
      area { code name }
      total
      items {
        item
        points
        spread
        apart
        open
        scores { expert points remark }
        disputes { id tenant { name } by { name } at text }
        ruling { points reason by { name } at }
      }
    }
  }
`);

export const CellFields = graphql(`
  fragment CellFields on RollupCell {
    area { code name level }
    value
    display
    emptiness
    provisional
    verdict { status reason judgement { reason outdated } }
    completeness { reported expected missing { code } }
  }
`);

export const TallyFields = graphql(`
  fragment TallyFields on Tally {
    met
    nearly
    judgeable
    total
    rate
    rateWithNearly
    reason
    unjudged { code name }
  }
`);

export const EvaluationDocument = graphql(`
  query Evaluation($id: ID!) {
    evaluationReports(evaluation: $id) { documents { kind } }
    evaluation(id: $id) {
      id
      ...EvaluationHead
      kind
      year
      plan { code title }
      area { code name level }
      tenant { slug name }
      snapshot { edition publishedAt }
      attainment {
        overall { ...TallyFields }
        domains { domain { code name } tally { ...TallyFields } }
        areas { area { code name } tally { ...TallyFields } }
      }
      verdicts {
        indicator { code name unit formula domain { code name } target { printed } }
        cell { ...CellFields }
        areas { ...CellFields }
      }
      work {
        domain { code name }
        kind
        owed
        done
        underWay
        delayed
        notStarted
        unrated
      }
      selfEvaluations {
        tenant { slug name kind area { code name } }
        state
        late
        submittedAt
      }
      panel { id name tenant { slug name } submittedAt }
      candidates { id name tenant { slug name } submittedAt }
      scoreSheet { ...ScoreSheetFields }
      scoring { ...ScoringFields }
      errata {
        frozen { indicator { code name unit } ...CellFields }
        now { ...CellFields }
      }
    }
  }
`);

export const EvaluationAgainDocument = graphql(`
  query EvaluationAgain($id: ID!) {
    evaluation(id: $id) { ...EvaluationHead }
  }
`);

export const ScoringAgainDocument = graphql(`
  query ScoringAgain($id: ID!) {
    evaluation(id: $id) { may scoring { ...ScoringFields } }
  }
`);

export const PrepareEvaluationDocument = graphql(`
  mutation PrepareEvaluation($input: PrepareEvaluationInput!) {
    prepareEvaluation(input: $input) { ...EvaluationHead }
  }
`);

export const AdvanceEvaluationDocument = graphql(`
  mutation AdvanceEvaluation($input: AdvanceEvaluationInput!) {
    advanceEvaluation(input: $input) { ...EvaluationHead }
  }
`);

export const WriteConclusionDocument = graphql(`
  mutation WriteConclusion($input: WriteConclusionInput!) {
    writeConclusion(input: $input) { ...EvaluationHead }
  }
`);

export const SaveScoresDocument = graphql(`
  mutation SaveScores($input: SaveScoresInput!) {
    saveScores(input: $input) { may scoring { ...ScoringFields } }
  }
`);

export const DisputeScoreDocument = graphql(`
  mutation DisputeScore($input: DisputeScoreInput!) {
    disputeScore(input: $input) { id }
  }
`);

export const RuleScoreDocument = graphql(`
  mutation RuleScore($input: RuleScoreInput!) {
    ruleScore(input: $input) { id }
  }
`);

export const SelfFields = graphql(`
  fragment SelfFields on SelfEvaluation {
    evaluation {
      id
      kind
      year
      area { name }
      plan { title }
      state
      due
    }
    tenant { slug name }
    state
    revision
    achievements
    problems
    measures
    results { ...UnitFields }
    prefill
    late
    submittedAt
    submittedBy { name }
    remark
    may
  }
`);

export const SelfEvaluationDocument = graphql(`
  query SelfEvaluation($evaluation: ID!, $tenant: String) {
    selfEvaluation(evaluation: $evaluation, tenant: $tenant) { ...SelfFields }
  }
`);

export const SaveSelfEvaluationDocument = graphql(`
  mutation SaveSelfEvaluation($input: SaveSelfEvaluationInput!) {
    saveSelfEvaluation(input: $input) { ...SelfFields }
  }
`);

export const SubmitSelfEvaluationDocument = graphql(`
  mutation SubmitSelfEvaluation($input: SubmitSelfEvaluationInput!) {
    submitSelfEvaluation(input: $input) { ...SelfFields }
  }
`);

export const ReturnSelfEvaluationDocument = graphql(`
  mutation ReturnSelfEvaluation($input: ReturnSelfEvaluationInput!) {
    returnSelfEvaluation(input: $input) { ...SelfFields }
  }
`);

export const ScoreSheetsDocument = graphql(`
  query ScoreSheets {
    scoreSheets { ...ScoreSheetFields }
  }
`);

export const AddScoreSheetDocument = graphql(`
  mutation AddScoreSheet($input: AddScoreSheetInput!) {
    addScoreSheet(input: $input) { ...ScoreSheetFields }
  }
`);

export type EvaluationLine = EvaluationsQuery['evaluations'][number];
export type Evaluation = NonNullable<EvaluationQuery['evaluation']>;
export type Head = EvaluationHeadFragment;
export type Scoring = ScoringFieldsFragment;
export type AreaScore = Scoring['results'][number];
export type ItemScore = AreaScore['items'][number];
export type Sheet = ScoreSheetFieldsFragment;
export type Self = SelfFieldsFragment;
