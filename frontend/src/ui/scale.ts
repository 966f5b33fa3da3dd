/** Number work for pixels. Nothing that is computed here is ever shown as a figure. */

/** A decimal string for drawing only. */
export function forPixels(value: string | null | undefined): number | null {
  return value === null || value === undefined ? null : Number(value);
}

/** Maps values onto pixels from `bottom` up to `top`; what never moves lies in the middle. */
export function scaleOf(values: readonly (number | null)[], bottom: number, top: number): (value: number) => number {
  const known = values.filter((v): v is number => v !== null);
  const low = Math.min(...known);
  const high = Math.max(...known);
  if (known.length === 0 || low === high) return () => (bottom + top) / 2;
  return (value) => bottom - ((value - low) / (high - low)) * (bottom - top);
}

export interface RunPoint {
  at: number;
  value: number;
}

/** Stretches without a gap: a line is never drawn across a year that has no value, nor into a place where a break begins another series. */
export function lineRuns(values: readonly (number | null)[], breaks: readonly number[] = []): RunPoint[][] {
  const runs: RunPoint[][] = [];
  let open: RunPoint[] | undefined;
  values.forEach((value, at) => {
    if (value === null) {
      open = undefined;
      return;
    }
    if (!open || breaks.includes(at)) {
      open = [];
      runs.push(open);
    }
    open.push({ at, value });
  });
  return runs;
}
