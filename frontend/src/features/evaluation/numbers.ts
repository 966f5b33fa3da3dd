import type { ReportNumber } from './reportQueries';

export interface Piece {
  text: string;
  /** The key of the number that it comes from. */
  field: string | null;
  changed: boolean;
  /** Whether it stands in braces but names no number that there is. */
  unknown?: boolean;
}

const BRACES = /\{([^{}]*)\}/g;

/** What a text says when its fields are filled in, stretch by stretch. */
export function fillIn(body: string, numbers: readonly ReportNumber[]): Piece[] {
  const values = new Map(numbers.map((n) => [n.key, n.value]));
  const pieces: Piece[] = [];
  let end = 0;
  for (const found of body.matchAll(BRACES)) {
    const key = found[1] ?? '';
    const value = values.get(key);
    if (found.index > end) pieces.push({ text: body.slice(end, found.index), field: null, changed: false });
    pieces.push(
      value === undefined
        ? { text: found[0], field: null, changed: false, unknown: true }
        : { text: value, field: key, changed: false },
    );
    end = found.index + found[0].length;
  }
  if (end < body.length) pieces.push({ text: body.slice(end), field: null, changed: false });
  return pieces;
}

/** What stands in braces and names no number, each once. */
export function unknownIn(body: string, numbers: readonly ReportNumber[]): string[] {
  const known = new Set(numbers.map((n) => n.key));
  const named = [...body.matchAll(BRACES)].map((found) => found[1] ?? '');
  return [...new Set(named.filter((key) => !known.has(key)))];
}

/** Whether a number is meant by these words: all of them, in its name, key or value. */
export function isMeant(number: ReportNumber, words: string): boolean {
  const said = `${number.label} ${number.key} ${number.value} ${number.group}`.toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => said.includes(word));
}
