import { type Emptiness, isEmptiness } from '@/ui/EmptyMark';
import { type Grid, setEmptiness, type } from './grid';

/** Words for an empty state that people write into their spreadsheets, beside the names that this page shows. */
const WORDS: Record<string, Emptiness> = {
  未采集: 'not_collected',
  未调查: 'not_collected',
  涉密: 'withheld',
  保密: 'withheld',
};

function emptinessOf(word: string, names: Record<Emptiness, string>): Emptiness | undefined {
  const named = Object.entries(names).find(([, name]) => name.toLowerCase() === word.toLowerCase());
  return isEmptiness(named?.[0]) ? named[0] : WORDS[word];
}

/**
 * A column copied from a spreadsheet, laid over the cells from `start` down. A blank line leaves its cell as it is; a dash
 * could mean any of the four empty states, so it goes in as text, is marked, and its reporter says which one it is.
 */
export function pasteColumn(
  grid: Grid,
  editable: readonly string[],
  start: string,
  clipboard: string,
  names: Record<Emptiness, string>,
): { grid: Grid; filled: number; beyond: number } {
  const lines = clipboard
    .replace(/\r/g, '')
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => (line.split('\t')[0] ?? '').trim());
  const targets = editable.slice(editable.indexOf(start));
  let next = grid;
  let filled = 0;
  lines.slice(0, targets.length).forEach((line, i) => {
    const key = targets[i];
    if (!key || line === '') return;
    const emptiness = emptinessOf(line, names);
    next = emptiness ? setEmptiness(next, key, emptiness) : type(next, key, line);
    filled += 1;
  });
  return { grid: next, filled, beyond: Math.max(0, lines.length - targets.length) };
}
