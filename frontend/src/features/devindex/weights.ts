import { compare, isDecimal, sum } from '@/lib/decimal';
import type { Weights } from './documents';

/** What is typed: of the domains in per cent, of indicators within theirs; one that is empty counts 1. */
export interface Typed {
  domains: Record<string, string>;
  indicators: Record<string, string>;
  least: string;
  note: string;
}

/** A new decision begins with what is shown; what is equal and rounded is to be decided first. */
export function typedOf(shown: Weights, undecided: boolean): Typed {
  return {
    domains: Object.fromEntries(shown.domains.map((d) => [d.domain.code, undecided ? '' : d.weight])),
    indicators: Object.fromEntries(shown.indicators.map((i) => [i.indicator, i.weight])),
    least: shown.least,
    note: '',
  };
}

/** The exact sum of what is a number; what is not, adds nothing. */
export function sumOf(weights: Record<string, string>): string {
  return sum(Object.values(weights).filter(isDecimal));
}

export const makesHundred = (weights: Record<string, string>) => compare(sumOf(weights), '100') === 0;

export type Problem = 'sum' | 'number' | 'note';

export function problemOf(typed: Typed): Problem | undefined {
  const numbers = [...Object.values(typed.domains), ...Object.values(typed.indicators).filter(Boolean), typed.least];
  if (!numbers.every((n) => isDecimal(n) && compare(n, '0') >= 0)) return 'number';
  if (!makesHundred(typed.domains)) return 'sum';
  return typed.note.trim() ? undefined : 'note';
}

const pairs = (weights: Record<string, string>) =>
  Object.entries(weights)
    .filter(([, weight]) => weight !== '')
    .map(([code, weight]) => ({ code, weight }));

export function inputOf(typed: Typed, about: { plan: string; version: number; requestId: string }) {
  return {
    ...about,
    domains: pairs(typed.domains),
    indicators: pairs(typed.indicators),
    least: typed.least,
    note: typed.note.trim(),
  };
}
