import type { Language } from '@/lib/i18n';
import type { Survey } from './documents';

export interface Words {
  zh: string;
  en: string;
}

export const KINDS = ['satisfaction', 'single', 'multiple', 'text'] as const;

/** A question while it is written; the key tells two blank ones apart and is never sent. */
export interface Draft {
  key: number;
  kind: string;
  words: Words;
  required: boolean;
  options: Words[];
}

export const blankWords = (): Words => ({ zh: '', en: '' });

export function blank(key: number): Draft {
  return { key, kind: 'satisfaction', words: blankWords(), required: true, options: [] };
}

export function draftsOf(questions: Survey['questions']): Draft[] {
  return questions.map((q, key) => ({
    key,
    kind: q.kind,
    words: { zh: q.words.zh, en: q.words.en },
    required: q.required,
    options: q.options.map((o) => ({ zh: o.words.zh, en: o.words.en })),
  }));
}

export const choosable = (kind: string) => kind === 'single' || kind === 'multiple';

/** A choice begins with two options, and what is none has none. */
export function withKind(draft: Draft, kind: string): Draft {
  if (!choosable(kind)) return { ...draft, kind, options: [] };
  return { ...draft, kind, options: draft.options.length > 0 ? draft.options : [blankWords(), blankWords()] };
}

export function inputOf(drafts: readonly Draft[]) {
  return drafts.map(({ kind, words, required, options }) => ({ kind, words, required, options }));
}

/** What the reader's language has, else the other one. */
export function local(words: Words, language: Language): string {
  return (language === 'en' ? words.en || words.zh : words.zh || words.en) || '';
}

/** One-time links as a table for a spreadsheet or a mail merge. */
export function csvOf(area: string, urls: readonly string[], heads: readonly [string, string]): string {
  const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
  return `\uFEFF${[heads, ...urls.map((url) => [area, url])].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}
