import { graphql } from '@/gql';
import type { SettingsQuery } from '@/gql/graphql';

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

export type Settings = SettingsQuery['settings'];
export type Person = NonNullable<Settings['people']>[number];
