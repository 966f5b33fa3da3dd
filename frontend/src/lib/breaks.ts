/** A year from which values are of another definition, or of another area, than those before. */
export interface SeriesBreak {
  indicator: { code: string };
  year: number;
  comparable: boolean;
}

/** The places on an axis of years at which a series begins anew: a line is not drawn into them. */
export function breakPlaces(breaks: readonly SeriesBreak[], indicator: string, years: readonly number[]): number[] {
  const places = breaks
    .filter((b) => b.indicator.code === indicator && !b.comparable)
    .map((b) => years.findIndex((y) => y >= b.year))
    .filter((at) => at > 0);
  return [...new Set(places)];
}
