import type { Board, BoardCell } from './dense';

/** Verdicts that a rule settled; the attainment rate is met ÷ these. Best first. */
export const JUDGED = ['met', 'on_track', 'at_risk', 'off_track', 'worsening'] as const;
export type Judged = (typeof JUDGED)[number];

/** Why a value has no verdict that counts. */
export const UNJUDGED = ['provisional', 'needs_judgement', 'no_data'] as const;
export type Unjudged = (typeof UNJUDGED)[number];

/** Where one value stands. 'absent': the area has no part in the indicator. 'hidden': not readable by the caller. */
export type Standing = Judged | Unjudged | 'absent' | 'hidden';

export function standing(cell: BoardCell | null): Standing {
  if (!cell) return 'hidden';
  if (cell.emptiness === 'not_applicable') return 'absent';
  if (cell.verdict === null) return cell.value === null ? 'no_data' : 'provisional';
  const known: readonly string[] = [...JUDGED, ...UNJUDGED];
  return known.includes(cell.verdict) ? (cell.verdict as Standing) : 'no_data';
}

export function isJudged(s: Standing): s is Judged {
  return (JUDGED as readonly string[]).includes(s);
}

export interface Attainment {
  met: number;
  judgeable: number;
  /** All that concern the area: judgeable or not. */
  total: number;
  of: Record<Standing, number>;
}

export function countAttainment(standings: Iterable<Standing>): Attainment {
  const of: Record<Standing, number> = {
    met: 0,
    on_track: 0,
    at_risk: 0,
    off_track: 0,
    worsening: 0,
    provisional: 0,
    needs_judgement: 0,
    no_data: 0,
    absent: 0,
    hidden: 0,
  };
  for (const s of standings) of[s] += 1;
  const judgeable = JUDGED.reduce((sum, s) => sum + of[s], 0);
  return { met: of.met, judgeable, total: judgeable + UNJUDGED.reduce((sum, s) => sum + of[s], 0), of };
}

/** The attainment of an area in a year, over all indicators or the given ones. */
export function attainmentOf(board: Board, area: string, year: number, indicators = board.indicators): Attainment {
  return countAttainment(indicators.map((i) => standing(board.cell(i.code, area, year))));
}

export interface Coverage {
  reported: number;
  expected: number;
}

/** A value to draw beside others: what is incomplete is shown where it stands, but a part of a sum is no point of a trend. */
export function settledValue(cell: BoardCell | null): string | null {
  return cell && standing(cell) !== 'provisional' ? cell.value : null;
}

/** What one value waits for. A year without a survey waits for nothing: "not collected" is an answer. */
function covered(cell: BoardCell | null): Coverage {
  if (!cell || cell.emptiness === 'not_collected') return { reported: 0, expected: 0 };
  return { reported: cell.reported, expected: cell.expected };
}

/** How much of what is expected of an area has come in, over all indicators. */
export function coverageOf(board: Board, area: string, year: number): Coverage {
  const sum = { reported: 0, expected: 0 };
  for (const i of board.indicators) {
    const one = covered(board.cell(i.code, area, year));
    sum.reported += one.reported;
    sum.expected += one.expected;
  }
  return sum;
}

/** 0–1: how much of what one value needs has come in; undefined where nothing is expected. */
export function coverageOfCell(cell: BoardCell | null): number | undefined {
  const { reported, expected } = covered(cell);
  return expected === 0 ? undefined : reported / expected;
}

/**
 * The year a reader most likely wants: the newest in which at least half of what concerns the area could be judged, else the
 * newest with any value. A year that is only being collected would greet a leader with blanks.
 */
export function yearToShow(board: Board, area: string): number | undefined {
  const newestFirst = [...board.years].sort((a, b) => b - a);
  const count = (year: number) => attainmentOf(board, area, year);
  return (
    newestFirst.find(
      (y) =>
        count(y).judgeable > 0 &&
        2 * (count(y).total - count(y).of.no_data - count(y).of.provisional) >= count(y).total,
    ) ??
    newestFirst.find((y) => board.indicators.some((i) => board.cell(i.code, area, y)?.value != null)) ??
    newestFirst[0]
  );
}

/** Whole percent of part in whole, for words and widths; 0 where there is no whole, and never 100 while a part is missing. */
export function percent(part: number, whole: number): number {
  if (whole === 0) return 0;
  const rounded = Math.round((100 * part) / whole);
  return part < whole ? Math.min(99, rounded) : rounded;
}
