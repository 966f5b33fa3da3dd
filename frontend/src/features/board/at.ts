import type { SeriesBreak } from '@/lib/breaks';
import type { Board, BoardArea } from '@/lib/dense';
import type { Scope } from '@/lib/scope';
import type { PlanFacts } from '@/lib/useBoard';

/** What every part of the board looks at. */
export interface At {
  plan: PlanFacts;
  board: Board;
  breaks: readonly SeriesBreak[];
  area: BoardArea;
  year: number;
  scope: Scope;
}
