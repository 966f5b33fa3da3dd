import { graphql } from '@/gql';
import type { CheckRulesQuery, Grade, TryCheckRuleQuery } from '@/gql/graphql';

export const CheckRulesDocument = graphql(`
  query CheckRules($year: Int!, $plan: String!) {
    plan(code: $plan) { code title baselineYear targetYear }
    checkRules(year: $year) {
      builtIn { code grade sentence }
      rules {
        code version grade expression sentence sentenceZh sentenceEn note validFrom validTo state flagged tested found mayEnforce
        about { key name indicator }
        proposed { at by { name } tenant { name } }
        enforced { at by { name } tenant { name } }
        retired { at by { name } tenant { name } }
      }
      vocabulary { form gloss rate }
      subjects { key name indicator }
      mayWrite
    }
  }
`);

export const CheckExpressionDocument = graphql(`
  query CheckExpression($expression: String!, $elements: [String!]!, $indicators: [String!]!) {
    checkExpression(expression: $expression, elements: $elements, indicators: $indicators) { from to message }
  }
`);

export const TryCheckRuleDocument = graphql(`
  query TryCheckRule($input: TryCheckRuleInput!) {
    tryCheckRule(input: $input) {
      flagged
      tested
      listed
      years { year flagged tested }
      hits { year area { code name } element { code name } category value message }
    }
  }
`);

export const ProposeCheckRuleDocument = graphql(`
  mutation ProposeCheckRule($input: ProposeCheckRuleInput!) { proposeCheckRule(input: $input) { code version } }
`);

export const EnforceCheckRuleDocument = graphql(`
  mutation EnforceCheckRule($input: CheckRuleInput!) { enforceCheckRule(input: $input) { code version } }
`);

export const RetireCheckRuleDocument = graphql(`
  mutation RetireCheckRule($input: CheckRuleInput!) { retireCheckRule(input: $input) { code version } }
`);

export type Checks = CheckRulesQuery['checkRules'];
export type Rule = Checks['rules'][number];
export type Tried = TryCheckRuleQuery['tryCheckRule'];
export const GRADES: readonly Grade[] = ['A', 'B', 'C', 'D'];
/** How many found values a page of a trial shows. */
export const HITS = 20;
