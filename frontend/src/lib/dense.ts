/**
 * The dense roll-up as it comes over the wire: axes once, everything else as columns, indexed by
 * ((indicator × areas) + area) × years + year. This module is the only place that knows the index.
 */
export interface BoardArea {
  code: string;
  name: string;
  level: string;
}

export interface BoardIndicator {
  code: string;
  name: string;
  unit: string;
  precision: number;
  domain: string;
  direction: string;
  /** As printed. */
  target: string;
  targetType: string;
  baseline: string | null;
}

export interface BoardCell {
  value: string | null;
  display: string | null;
  verdict: string | null;
  reason: string | null;
  /** A committee office has signed the verdict. */
  judged: boolean;
  /** Not met, and so close that it is counted beside what is. */
  nearly: boolean;
  emptiness: string | null;
  reported: number;
  expected: number;
  /** Codes of the areas that have not reported. */
  missing: string[];
}

export interface Board {
  years: number[];
  domains: { code: string; name: string }[];
  areas: BoardArea[];
  indicators: BoardIndicator[];
  /** Null where the caller may not read. Takes codes, not places: axes differ from answer to answer. */
  cell: (indicator: string, area: string, year: number) => BoardCell | null;
}

/** Empty axes and lists may come as null. */
interface Wire {
  years: number[] | null;
  domains?: { code: string; name: string }[] | null;
  areas: BoardArea[] | null;
  indicators: BoardIndicator[] | null;
  values: (string | null)[] | null;
  displays: (string | null)[] | null;
  verdicts: (string | null)[] | null;
  reasons: (string | null)[] | null;
  judged: (boolean | null)[] | null;
  nearly: (boolean | null)[] | null;
  empty: (string | null)[] | null;
  reported: (number | null)[] | null;
  expected: (number | null)[] | null;
  missing: (string[] | null)[] | null;
}

const COLUMNS = [
  'values',
  'displays',
  'verdicts',
  'reasons',
  'judged',
  'nearly',
  'empty',
  'reported',
  'expected',
  'missing',
] as const;

function places(codes: (string | number)[]): Map<string | number, number> {
  return new Map(codes.map((code, place) => [code, place]));
}

export function decodeBoard(json: unknown): Board {
  const wire = json as Wire;
  const years = wire.years ?? [];
  const areas = wire.areas ?? [];
  const indicators = wire.indicators ?? [];
  const size = years.length * areas.length * indicators.length;
  for (const column of COLUMNS) {
    const length = wire[column]?.length ?? 0;
    if (length !== size) throw new Error(`board: ${column} has ${length} entries, the axes ask for ${size}`);
  }
  const indicatorAt = places(indicators.map((i) => i.code));
  const areaAt = places(areas.map((a) => a.code));
  const yearAt = places(years);

  function cell(indicator: string, area: string, year: number): BoardCell | null {
    const i = indicatorAt.get(indicator);
    const a = areaAt.get(area);
    const y = yearAt.get(year);
    if (i === undefined || a === undefined || y === undefined) return null;
    const at = (i * areas.length + a) * years.length + y;
    const value = wire.values?.[at] ?? null;
    const emptiness = wire.empty?.[at] ?? null;
    if (value === null && emptiness === null) return null;
    return {
      value,
      display: wire.displays?.[at] ?? null,
      verdict: wire.verdicts?.[at] ?? null,
      reason: wire.reasons?.[at] ?? null,
      judged: wire.judged?.[at] ?? false,
      nearly: wire.nearly?.[at] ?? false,
      emptiness,
      reported: wire.reported?.[at] ?? 0,
      expected: wire.expected?.[at] ?? 0,
      missing: wire.missing?.[at] ?? [],
    };
  }
  return { years, domains: wire.domains ?? [], areas, indicators, cell };
}
