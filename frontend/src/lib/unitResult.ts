import { graphql } from '@/gql';
import type { UnitFieldsFragment } from '@/gql/graphql';

/** What a year says of one responsible unit. */
export const UnitFields = graphql(`
  fragment UnitFields on UnitResult {
    tenant { slug name area { code name } }
    figures { owed inTime late overdue returns }
    tasks { owed submitted accepted returned withEvidence ratedSame ratedLower ratedHigher }
    reminders { got inTime }
    indicators { led judgeable met }
    ownPlan
  }
`);

export type UnitResult = Omit<UnitFieldsFragment, ' $fragmentName'>;

/** The reports that a unit has sent off, whatever became of them. */
export function sentOf(u: UnitResult): number {
  return u.tasks.submitted + u.tasks.accepted + u.tasks.returned;
}
