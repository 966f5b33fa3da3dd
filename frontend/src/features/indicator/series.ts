import { type Standing, settledValue, standing } from '@/lib/attainment';
import type { Board } from '@/lib/dense';
import { cellOf, type DividedCell, settledPart } from '@/lib/divided';
import { forPixels } from '@/ui/scale';

export interface SeriesPoint {
  year: number;
  /** The exact value, and as it is shown. Strings: only `pixels` is a number, and it is never shown. Null where nothing is drawn. */
  value: string | null;
  display: string | null;
  pixels: number | null;
  emptiness: string | null;
  of: Standing;
}

/** One indicator of one area over the years of the board. */
export function seriesOf(board: Board, indicator: string, area: string): SeriesPoint[] {
  return board.years.map((year) => {
    const cell = board.cell(indicator, area, year);
    return {
      year,
      value: cell?.value ?? null,
      display: cell?.display ?? null,
      pixels: forPixels(settledValue(cell)),
      emptiness: cell?.emptiness ?? null,
      of: standing(cell),
    };
  });
}

/** A part of one area over the years; what is provisional is not drawn, as with the whole. */
export function seriesOfPart(cells: DividedCell[], area: string, years: readonly number[]): SeriesPoint[] {
  return years.map((year) => {
    const cell = cellOf(cells, area, year);
    return {
      year,
      value: cell?.value ?? null,
      display: cell?.display ?? null,
      pixels: forPixels(settledPart(cell)),
      emptiness: cell?.emptiness ?? null,
      of: 'no_data',
    };
  });
}
