import { graphql } from '@/gql';
import type { RegimeQuery } from '@/gql/graphql';

export const RegimeDocument = graphql(`
  query Regime($year: Int!) {
    regime {
      bodies { role name short office rank secretariat from to current inferred }
      county { stage name duties }
      city { stage name duties }
      years { year current county { stage name duties } city { stage name duties } }
      reasons { code name needsWords retired }
      periods { code name shape years elements example(year: $year) }
      grades { code name }
      ratings { code name }
    }
  }
`);

export type Regime = NonNullable<RegimeQuery['regime']>;
export type Stage = Regime['county'][number];
