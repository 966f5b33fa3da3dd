import { graphql } from '@/gql';
import type { DelegationDeskFragment, SettingsQuery } from '@/gql/graphql';

export const SettingsDocument = graphql(`
  query Settings {
    settings {
      mailAvailable
      email
      byMail
      quietFrom
      quietTo
      quietWeekends
      robotHost
      people { id name username roleNames email byMail }
    }
  }
`);

export const SetContactDocument = graphql(`
  mutation SetContact($input: SetContactInput!) {
    setContact(input: $input) { email }
  }
`);

export const SetQuietHoursDocument = graphql(`
  mutation SetQuietHours($input: SetQuietHoursInput!) {
    setQuietHours(input: $input) { quietFrom }
  }
`);

export const SetRobotDocument = graphql(`
  mutation SetRobot($input: SetRobotInput!) {
    setRobot(input: $input) { robotHost }
  }
`);

export const DelegationsDocument = graphql(`
  query Delegations {
    delegations { ...DelegationDesk }
  }
`);

export const DelegationDesk = graphql(`
  fragment DelegationDesk on Delegations {
    rows {
      id
      lender { name }
      standIn { name }
      roleNames
      firstDay
      lastDay
      reason
      state
      endedAt
      endedBy { name }
      mayEnd
    }
    lenders { id name username disabled roles { code name } }
    colleagues { id name username }
    today
  }
`);

export const LendRolesDocument = graphql(`
  mutation LendRoles($input: LendRolesInput!) {
    lendRoles(input: $input) { today }
  }
`);

export const EndDelegationDocument = graphql(`
  mutation EndDelegation($input: EndDelegationInput!) {
    endDelegation(input: $input) { today }
  }
`);

export type StandIns = DelegationDeskFragment;
export type StandIn = StandIns['rows'][number];
export type Settings = SettingsQuery['settings'];
export type Person = NonNullable<Settings['people']>[number];
