import { createContext, useContext } from 'react';
import type { Emptiness } from '@/ui/EmptyMark';

/** What a row may ask for; the same functions for all rows, so that typing into one does not draw the others anew. */
export interface SheetActs {
  type: (key: string, text: string) => void;
  setEmptiness: (key: string, emptiness: Emptiness) => void;
  explain: (key: string, text: string) => void;
  revert: (key: string) => void;
  resolve: (key: string, choice: 'mine' | 'theirs') => void;
  paste: (key: string, clipboard: string) => void;
  /** To the next or previous cell that can be typed into. */
  step: (key: string, by: 1 | -1) => void;
  /** A page down or up. */
  turn: (key: string, by: 1 | -1) => void;
  /** The row that the panel tells about. */
  look: (key: string) => void;
  openPanel: (key: string) => void;
  toggle: (key: string) => void;
  /** Enters what a source proposes. */
  take: (...keys: string[]) => void;
  flush: () => void;
}

export const SheetActsContext = createContext<SheetActs | null>(null);

export function useSheetActs(): SheetActs {
  const acts = useContext(SheetActsContext);
  if (!acts) throw new Error('a sheet row stands outside a sheet');
  return acts;
}

export const cellId = (key: string): string => `cell-${key}`;
export const noteId = (key: string): string => `note-${key}`;
