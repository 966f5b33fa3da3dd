import type { Question, Said } from './api';

export function isAnswered(said: Said | undefined): boolean {
  return Boolean(said?.score || said?.options?.length || said?.text?.trim());
}

export function answeredOf(questions: readonly Question[], answers: Record<string, Said>): number {
  return questions.filter((q) => isAnswered(answers[q.id])).length;
}

/** The first question that has to be answered and is not. */
export function firstMissing(questions: readonly Question[], answers: Record<string, Said>): string | undefined {
  return questions.find((q) => q.required && !isAnswered(answers[q.id]))?.id;
}

/** The options with one put in or taken out. */
export function toggled(options: readonly string[] = [], option: string): string[] {
  return options.includes(option) ? options.filter((o) => o !== option) : [...options, option];
}
