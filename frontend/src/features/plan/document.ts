import { graphql } from '@/gql';
import type { CatalogueQuery } from '@/gql/graphql';

export const CatalogueDocument = graphql(`
  query Catalogue($plan: String!) {
    plan(code: $plan) {
      code title baselineYear targetYear
      area { code name }
      domains { code name nameInTable }
      indicators {
        code name unit formula aggregation inferred
        domain { code name }
        baseline { printed }
        target { printed mergedFrom }
        lead { code name }
        support { code name }
        elements { code name unit level inferred line { code name } }
      }
      tasks {
        code heading inferred
        domain { code name }
        lead { code name }
        support { code name }
        targets { code name printed unit note measuredBy series { year display emptiness provisional status reason } }
        furtherTargets { code name printed unit note measuredBy series { year display emptiness provisional status reason } }
      }
      projects {
        code name inferred
        lead { code name }
        tasks { code heading }
        targets { code name printed unit note measuredBy series { year display emptiness provisional status reason } }
      }
      articles { number heading }
    }
  }
`);

export type CataloguePlan = NonNullable<CatalogueQuery['plan']>;
export type CatalogueIndicator = CataloguePlan['indicators'][number];
export type CatalogueTask = CataloguePlan['tasks'][number];
export type CatalogueProject = CataloguePlan['projects'][number];
export type CatalogueTarget = CatalogueTask['targets'][number];
