import { graphql } from '@/gql';
import type { RegionQuery } from '@/gql/graphql';

export const RegionDocument = graphql(`
  query Region {
    region {
      code name level years
      members { code name complete started asked }
      indicators { code name unit precision direction noTotal }
      values displays empty reported expected provisional
    }
  }
`);

export type Region = RegionQuery['region'];
