import type { ProgressQuery } from '@/gql/graphql';

export type Progress = NonNullable<ProgressQuery['progress']>;
export type Item = Progress['items'][number];
export type Head = Item['reports'][number];

export const STATES = ['missing', 'draft', 'returned', 'submitted', 'accepted'] as const;
export type ReportState = (typeof STATES)[number];

export const RATINGS = ['not_started', 'delayed', 'under_way', 'done'] as const;
export type Rating = (typeof RATINGS)[number];

/** The look of a report: its state, or that it is overdue, which matters more while nothing has been handed in. */
export type ReportLook = ReportState | 'overdue';

export function stateOf(of: { state: string }): ReportState {
  return STATES.find((s) => s === of.state) ?? 'missing';
}

/** Late counts as long as nothing lies at the office; once handed in it is history. */
export function isOverdue(of: { state: string; late: boolean }): boolean {
  return of.late && ['missing', 'draft', 'returned'].includes(of.state);
}

export function lookOf(of: { state: string; late: boolean }): ReportLook {
  const state = stateOf(of);
  return isOverdue(of) && state !== 'returned' ? 'overdue' : state;
}
