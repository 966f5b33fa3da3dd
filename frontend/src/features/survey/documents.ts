import { graphql } from '@/gql';
import type { SurveyQuery, SurveyResultQuery } from '@/gql/graphql';

export const SurveysDocument = graphql(`
  query Surveys($plan: String!, $year: Int!) {
    surveys(plan: $plan, year: $year) {
      plan { code title }
      mayAsk
      surveys { id state answered title { zh en } tenant { slug name } questions { id } mayRun }
    }
  }
`);

export const SurveyDocument = graphql(`
  query Survey($id: ID!) {
    survey(id: $id) {
      id
      revision
      plan
      year
      state
      key
      answered
      mayRun
      title { zh en }
      tenant { slug name }
      questions { id kind required words { zh en } options { id words { zh en } } }
      areas { code name }
      links { area { code name } count }
    }
  }
`);

export const SurveyResultDocument = graphql(`
  query SurveyResult($id: ID!) {
    surveyResult(id: $id) {
      threshold
      places { obligation category { code } element { name } area { code name } figure { revision } }
      questions {
        question { id kind words { zh en } options { id words { zh en } } }
        overall { area { code name } hidden size counts { count share } satisfied { share low high } }
        areas { area { code name } hidden size counts { count share } satisfied { share low high } }
        texts
      }
    }
  }
`);

export const SaveSurveyDocument = graphql(`
  mutation SaveSurvey($input: SaveSurveyInput!) {
    saveSurvey(input: $input) { id revision }
  }
`);

export const DiscardSurveyDocument = graphql(`
  mutation DiscardSurvey($input: SurveyInput!) {
    discardSurvey(input: $input)
  }
`);

export const OpenSurveyDocument = graphql(`
  mutation OpenSurvey($input: SurveyInput!) {
    openSurvey(input: $input) { id revision }
  }
`);

export const CloseSurveyDocument = graphql(`
  mutation CloseSurvey($input: SurveyInput!) {
    closeSurvey(input: $input) { id revision }
  }
`);

export const IssueSurveyLinksDocument = graphql(`
  mutation IssueSurveyLinks($input: IssueLinksInput!) {
    issueSurveyLinks(input: $input) { tokens }
  }
`);

export const AdoptSurveyResultDocument = graphql(`
  mutation AdoptSurveyResult($input: AdoptSurveyInput!) {
    adoptSurveyResult(input: $input) { problems { grade message } }
  }
`);

export type Survey = NonNullable<SurveyQuery['survey']>;
export type Result = NonNullable<SurveyResultQuery['surveyResult']>;
export type Finding = Result['questions'][number];
export type Group = Finding['overall'];
