import { type Texts, textRules } from '@/lib/texts';
import { unknownIn } from './numbers';
import type { ReportNumber } from './reportQueries';

/** What the server takes in one text, in characters. */
export const MOST_CHARACTERS = 4000;

export function charactersOf(text: string): number {
  return [...text].length;
}

/** The texts without those that the server would not take: there what is stored stays. */
function without(refused: (text: string) => boolean) {
  return (entry: Texts, stored: Texts): Texts =>
    Object.fromEntries(
      Object.entries(entry).map(([part, text]) => [part, refused(text) ? (stored[part] ?? '') : text]),
    );
}

const isTooLong = (text: string) => charactersOf(text.trim()) > MOST_CHARACTERS;

export const LONG_TEXTS = { ...textRules(), storable: without(isTooLong) };

/** The same for texts in which numbers may be named. */
export function textsNaming(numbers: readonly ReportNumber[]) {
  return { ...LONG_TEXTS, storable: without((text) => isTooLong(text) || unknownIn(text, numbers).length > 0) };
}

/** And for one that is never stored empty, for that would give back the product's proposal while someone writes. */
export function proposedTexts(numbers: readonly ReportNumber[]) {
  const refused = (text: string) => !text.trim() || isTooLong(text) || unknownIn(text, numbers).length > 0;
  return { ...LONG_TEXTS, storable: without(refused) };
}
