import { type Texts, textRules } from '@/lib/texts';

/** What the server takes in one text, in characters. */
export const MOST_CHARACTERS = 4000;

export function charactersOf(text: string): number {
  return [...text].length;
}

/** The texts without those that are too long: there what is stored stays. */
function storable(entry: Texts, stored: Texts): Texts {
  return Object.fromEntries(
    Object.entries(entry).map(([part, text]) => [
      part,
      charactersOf(text.trim()) > MOST_CHARACTERS ? (stored[part] ?? '') : text,
    ]),
  );
}

export const LONG_TEXTS = { ...textRules(), storable };
