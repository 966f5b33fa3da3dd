/** What was reached of a target in the prose of a plan, in one year. */
export interface Reached {
  year: number;
  status: string | null;
}

interface Promised<R extends Reached> {
  measuredBy: string | null;
  series: readonly R[];
}

/** The indicator that measures a target, where it is not a figure of its own. */
export function indicatorOf(target: { code: string; measuredBy: string | null }): string | undefined {
  return target.measuredBy === null || target.measuredBy === target.code ? undefined : target.measuredBy;
}

/** What stands of a target: in a year, or without one the newest that is judged. */
export function reachedIn<R extends Reached>(target: Promised<R>, year?: number): R | undefined {
  if (year !== undefined) return target.series.find((v) => v.year === year);
  return [...target.series].reverse().find((v) => v.status !== null);
}

/** How many of the targets that something measures are met in a year; null where nothing measures any. */
export function keptIn(targets: readonly Promised<Reached>[], year: number): { met: number; of: number } | null {
  const measured = targets.filter((t) => t.measuredBy !== null);
  if (measured.length === 0) return null;
  return { met: measured.filter((t) => reachedIn(t, year)?.status === 'met').length, of: measured.length };
}
