/** The way from baseline to target, for drawing. The verdicts themselves come from the server; these are pixels. */
export interface PathPlan {
  baselineYear: number;
  targetYear: number;
}

export interface PathIndicator {
  aggregation: string;
  direction: string;
  target: { type: string; op?: string | null; value?: string | null };
}

export interface PathPoint {
  year: number;
  /** On the straight way from baseline to target. */
  course: number;
  /** From here on the verdict is "on track". */
  onTrack: number;
  /** From here to onTrack it is "at risk", short of it "off track". */
  atRisk: number;
}

export type Path =
  | { kind: 'course'; better: 'up' | 'down'; limit: number; points: PathPoint[] }
  | { kind: 'limit'; better: 'up' | 'down'; limit: number }
  | { kind: 'none' };

/** Shares of the time gone, as the rules judge them. */
const ON_TRACK_FROM = 0.95;
const AT_RISK_FROM = 0.6;

const NUMERIC: Record<string, 'up' | 'down'> = { threshold_min: 'up', cumulative_min: 'up', threshold_max: 'down' };

function number(value: string | null | undefined): number | undefined {
  return value === null || value === undefined ? undefined : Number(value);
}

function holds(value: number, limit: number, better: 'up' | 'down', strict: boolean): boolean {
  if (value === limit) return !strict;
  return better === 'up' ? value > limit : value < limit;
}

/** `from` is where the area began: the printed baseline of the plan's area, a county's own value of the baseline year. */
export function pathOf(plan: PathPlan, indicator: PathIndicator, from: string | null | undefined): Path {
  const { type, op, value } = indicator.target;
  const baseline = number(from) ?? (type === 'cumulative_min' ? 0 : undefined);
  if (type === 'increase_vs_baseline' || type === 'keep_vs_baseline') {
    if (baseline === undefined) return { kind: 'none' };
    return { kind: 'limit', better: indicator.direction === 'lower_better' ? 'down' : 'up', limit: baseline };
  }
  const better = NUMERIC[type];
  const limit = number(value);
  if (!better || limit === undefined) return { kind: 'none' };
  const inSteps = indicator.aggregation.startsWith('share_of_');
  const strict = op === '<' || op === '>';
  if (inSteps || baseline === undefined || baseline === limit || holds(baseline, limit, better, strict)) {
    return { kind: 'limit', better, limit };
  }
  const span = plan.targetYear - plan.baselineYear;
  const points = Array.from({ length: span + 1 }, (_, i) => {
    const way = (share: number) => baseline + ((limit - baseline) * share * i) / span;
    return { year: plan.baselineYear + i, course: way(1), onTrack: way(ON_TRACK_FROM), atRisk: way(AT_RISK_FROM) };
  });
  return { kind: 'course', better, limit, points };
}
