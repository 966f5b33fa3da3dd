import type { ReportFieldsFragment, SaveReportInput } from '@/gql/graphql';
import { compare, readTyped } from '@/lib/decimal';

export type Report = ReportFieldsFragment;

/** What its tenant writes into a report, as typed. */
export interface Entry {
  done: string;
  results: string;
  problems: string;
  next: string;
  risks: string;
  selfRating: string | null;
  fundsPlanned: string;
  fundsSpent: string;
}
export type Part = keyof Entry;

export const FUNDS = ['fundsPlanned', 'fundsSpent'] as const;
export type Funds = (typeof FUNDS)[number];

const PARTS: readonly Part[] = [
  'done',
  'results',
  'problems',
  'next',
  'risks',
  'selfRating',
  'fundsPlanned',
  'fundsSpent',
];

export function entryOf(report: Omit<Report, ' $fragmentName'>): Entry {
  const { done, results, problems, next, risks, selfRating, fundsPlanned, fundsSpent } = report;
  return {
    done,
    results,
    problems,
    next,
    risks,
    selfRating,
    fundsPlanned: fundsPlanned ?? '',
    fundsSpent: fundsSpent ?? '',
  };
}

export type FundsProblem = 'notANumber' | 'negative' | 'tooFine' | 'tooLarge';

/** What the server takes; said while one types, for one refused amount would keep the whole report from being stored. */
const FUNDS_DECIMALS = 2;
const MOST_FUNDS = '100000000';

export function fundsProblem(typed: string): FundsProblem | undefined {
  if (typed.trim() === '') return undefined;
  const value = readTyped(typed);
  if (value === null) return 'notANumber';
  if (value.startsWith('-')) return 'negative';
  if ((value.split('.')[1] ?? '').length > FUNDS_DECIMALS) return 'tooFine';
  return compare(value, MOST_FUNDS) > 0 ? 'tooLarge' : undefined;
}

/** Spaces at the ends and the way a number is typed make no difference. */
function same(part: Part, a: Entry, b: Entry): boolean {
  const [x, y] = [(a[part] ?? '').trim(), (b[part] ?? '').trim()];
  if (x === y) return true;
  if (part !== 'fundsPlanned' && part !== 'fundsSpent') return false;
  const [m, n] = [readTyped(x), readTyped(y)];
  return m !== null && n !== null && compare(m, n) === 0;
}

export function differing(a: Entry, b: Entry): Part[] {
  return PARTS.filter((part) => !same(part, a, b));
}

function withPart(entry: Entry, part: Part, from: Entry): Entry {
  return { ...entry, [part]: from[part] };
}

/** The entry as it can be stored: money that cannot be read stays as it was. */
export function storable(entry: Entry, stored: Entry): Entry {
  return FUNDS.filter((part) => fundsProblem(entry[part])).reduce((e, part) => withPart(e, part, stored), entry);
}

export type EntryInput = Pick<SaveReportInput, Part>;

export function inputOf(entry: Entry, isProject: boolean): EntryInput {
  const money = (typed: string) => (isProject && typed.trim() !== '' ? readTyped(typed) : null);
  return {
    done: entry.done.trim(),
    results: entry.results.trim(),
    problems: entry.problems.trim(),
    next: entry.next.trim(),
    selfRating: entry.selfRating,
    fundsPlanned: money(entry.fundsPlanned),
    fundsSpent: money(entry.fundsSpent),
    risks: isProject ? entry.risks.trim() : null,
  };
}

/** What two people made of the same base: each part that only one of them touched is taken from that one. */
export function merge(base: Entry, mine: Entry, theirs: Entry): { entry: Entry; conflicts: Part[] } {
  const touched = differing(base, mine);
  const conflicts = touched.filter((part) => !same(part, base, theirs) && !same(part, mine, theirs));
  // Where nothing but the spaces differ the text under the cursor stays as it is.
  const kept = PARTS.filter((part) => touched.includes(part) || same(part, mine, theirs));
  const entry = kept.reduce((e, part) => withPart(e, part, mine), theirs);
  return { entry, conflicts };
}
