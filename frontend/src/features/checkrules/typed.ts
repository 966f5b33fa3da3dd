import type { Grade, ProposeCheckRuleInput, TryCheckRuleInput } from '@/gql/graphql';
import type { Rule } from './documents';

/** A rule as it is being written. */
export interface Typed {
  code: string;
  version: number;
  grade: Grade;
  rate: boolean;
  about: string[];
  expression: string;
  sentenceZh: string;
  sentenceEn: string;
  note: string;
  validFrom: string;
  validTo: string;
}

export type Field = 'code' | 'about' | 'expression' | 'sentenceZh' | 'sentenceEn' | 'note' | 'validFrom' | 'validTo';

export function typedOf(rule: Rule | undefined, newest: number, year: number): Typed {
  if (!rule) {
    return {
      ...{ code: '', version: 0, grade: 'C', rate: false, about: [], expression: '', note: '', validTo: '' },
      ...{ sentenceZh: '', sentenceEn: '', validFrom: String(year) },
    };
  }
  return {
    ...{ code: rule.code, version: newest, grade: rule.grade, expression: rule.expression, note: rule.note },
    rate: rule.about.some((s) => s.indicator),
    about: rule.about.map((s) => s.key),
    ...{ sentenceZh: rule.sentenceZh, sentenceEn: rule.sentenceEn, validFrom: String(rule.validFrom) },
    validTo: rule.validTo === null ? '' : String(rule.validTo),
  };
}

/** What is missing; the rest the server says. */
export function missingOf(typed: Typed): Field | undefined {
  const fields: Field[] = ['code', 'about', 'expression', 'sentenceZh', 'sentenceEn', 'note'];
  const missing = fields.find((f) => (f === 'about' ? typed.about.length === 0 : !typed[f].trim()));
  if (missing) return missing;
  if (!/^\d{4}$/.test(typed.validFrom)) return 'validFrom';
  return /^(\d{4})?$/.test(typed.validTo) ? undefined : 'validTo';
}

export const scopeOf = (typed: Pick<Typed, 'rate' | 'about'>) => ({
  elements: typed.rate ? [] : typed.about,
  indicators: typed.rate ? typed.about : [],
});

export function trialOf(typed: Typed): TryCheckRuleInput {
  const { expression, sentenceZh, sentenceEn, grade } = typed;
  return { ...scopeOf(typed), expression, sentenceZh, sentenceEn, grade };
}

export function proposalOf(typed: Typed, requestId: string): ProposeCheckRuleInput {
  return {
    ...trialOf(typed),
    ...{ code: typed.code.trim(), version: typed.version, note: typed.note, requestId },
    validFrom: Number(typed.validFrom),
    validTo: typed.validTo ? Number(typed.validTo) : null,
  };
}

/** The text with a word put in place of what is selected, and where the caret goes. */
export function insert(text: string, word: string, from: number, to: number): { text: string; caret: number } {
  const before = text.slice(0, from);
  const gap = before && !/[\s(]$/.test(before) ? ' ' : '';
  return { text: before + gap + word + text.slice(to), caret: from + gap.length + word.length };
}
