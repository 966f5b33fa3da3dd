import { graphql } from '@/gql';
import type { OwnTargetsQuery, SetOwnTargetInput } from '@/gql/graphql';
import { compare, readTyped } from '@/lib/decimal';

export const OwnTargetsDocument = graphql(`
  query OwnTargets($plan: String!, $indicator: String!, $year: Int!, $basis: Basis!) {
    ownTargets(plan: $plan, indicator: $indicator, year: $year, basis: $basis) {
      offered
      above {
        area { code name }
        cell { year display emptiness verdict { status reason } }
        target { type strict value baseline printed note }
        verdict { status reason }
        history { revision type printed note at by { name } tenant { name } }
        maySet
      }
      rows {
        area { code name }
        cell { year display emptiness verdict { status reason } }
        target { type strict value baseline printed note }
        verdict { status reason }
        history { revision type printed note at by { name } tenant { name } }
        maySet
      }
      decomposition { answer reason set of }
    }
  }
`);

export const SetOwnTargetDocument = graphql(`
  mutation SetOwnTarget($input: SetOwnTargetInput!) {
    setOwnTarget(input: $input) { revision }
  }
`);

export const WithdrawOwnTargetDocument = graphql(`
  mutation WithdrawOwnTarget($input: WithdrawOwnTargetInput!) {
    withdrawOwnTarget(input: $input) { revision }
  }
`);

export type OwnTargets = NonNullable<OwnTargetsQuery['ownTargets']>;
export type OwnRow = OwnTargets['rows'][number];

/** What stands in the boxes, all of it as text. */
export interface Typed {
  type: string;
  strict: boolean;
  value: string;
  baseline: string;
  printed: string;
  note: string;
}

export type Field = 'value' | 'baseline' | 'printed' | 'note';
export type Problem = 'missing' | 'number';

/** Types whose only number is the baseline. */
export const againstBaseline = (type: string) => type === 'increase_vs_baseline' || type === 'keep_vs_baseline';

/** Types of which it is said whether the number itself will do. */
export const mayBeStrict = (type: string) => type === 'threshold_min' || type === 'threshold_max';

/** A new revision begins with what stands, and says anew why. */
export function typedOf(target: OwnRow['target'], offered: readonly string[]): Typed {
  return {
    type: target?.type ?? offered[0] ?? '',
    strict: target?.strict ?? false,
    value: target?.value ?? '',
    baseline: target?.baseline ?? '',
    printed: target?.printed ?? '',
    note: '',
  };
}

const SIGNS: Record<string, [string, string]> = {
  threshold_min: ['≥', '>'],
  threshold_max: ['≤', '<'],
  cumulative_min: ['≥', '≥'],
};

/** How a plan would print it, as far as a sign and a number say it. */
export function printedOf({ type, strict, value }: Typed): string {
  const sign = SIGNS[type]?.[strict ? 1 : 0];
  const number = readTyped(value) ?? value.trim();
  return sign && number ? sign + number : '';
}

/** A change of a box; the printed text follows the number until somebody writes another. */
export function changed(now: Typed, by: Partial<Typed>): Typed {
  const next = { ...now, ...by };
  if (!('printed' in by) && now.printed === printedOf(now)) next.printed = printedOf(next);
  return next;
}

/** The boxes that a type asks for, in order; the server decides, this only asks for the same. */
export function asks(type: string): { field: Field; optional: boolean }[] {
  const against = againstBaseline(type);
  return [
    ...(against ? [] : [{ field: 'value' as const, optional: false }]),
    { field: 'baseline', optional: !against },
    { field: 'printed', optional: false },
    { field: 'note', optional: false },
  ];
}

export function problemOf(typed: Typed): { field: Field; problem: Problem } | undefined {
  for (const { field, optional } of asks(typed.type)) {
    const text = typed[field].trim();
    if (text === '') {
      if (!optional) return { field, problem: 'missing' };
      continue;
    }
    if (field === 'printed' || field === 'note') continue;
    const value = readTyped(text);
    if (value === null || compare(value, '0') < 0) return { field, problem: 'number' };
  }
  return undefined;
}

interface About {
  plan: string;
  indicator: string;
  area: string;
  /** What was looked at; 0 where there was none. */
  revision: number;
  requestId: string;
}

export function inputOf(typed: Typed, about: About): SetOwnTargetInput {
  const number = (field: 'value' | 'baseline') =>
    asks(typed.type).some((a) => a.field === field) ? readTyped(typed[field]) : null;
  return {
    ...about,
    type: typed.type,
    strict: typed.strict && mayBeStrict(typed.type),
    value: number('value'),
    baseline: number('baseline'),
    printed: typed.printed.trim(),
    note: typed.note.trim(),
  };
}

/** The number that the preview names, and the key of its sentence; null while there is none. */
export function previewOf(typed: Typed): { key: string; value: string } | null {
  const value = readTyped(againstBaseline(typed.type) ? typed.baseline : typed.value);
  if (value === null) return null;
  return { key: typed.strict && mayBeStrict(typed.type) ? `${typed.type}_strict` : typed.type, value };
}
