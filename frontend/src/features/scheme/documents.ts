import { graphql } from '@/gql';
import type { SchemeFormQuery, SchemesQuery } from '@/gql/graphql';

export const SchemesDocument = graphql(`
  query Schemes {
    schemes {
      code
      title
      scope
      years
      forms { code number name level areas { code name } }
    }
  }
`);

export const SchemeFormDocument = graphql(`
  query SchemeForm($scheme: String!, $form: String!, $area: String!, $year: Int!, $basis: Basis!) {
    schemeForm(scheme: $scheme, form: $form, area: $area, year: $year, basis: $basis) {
      scheme { code title issuer approver approval validTo inferred }
      form { code number name level period inferred }
      area { code name }
      year
      rows {
        number
        words
        indent
        unit
        heading
        inferred
        display
        emptiness
        closed
        provisional
        completeness { reported expected }
        line { name }
        missing { area { code name } tenant { slug name } onItsWay }
        serves { code title scheme }
      }
    }
  }
`);

export type Schemes = SchemesQuery['schemes'];
export type FilledForm = NonNullable<SchemeFormQuery['schemeForm']>;
export type FilledRow = FilledForm['rows'][number];
