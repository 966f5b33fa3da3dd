/** An entry's detail is JSON with whatever the act was about; this makes one line of it that a person can skim. */
type Json = Record<string, unknown>;

/** Ids and bookkeeping that say nothing to a reader; they stay in the full text below the line. */
const SILENT = new Set(['figure', 'divergence', 'revision', 'category', 'duty', 'id']);

function parse(detail: string): Json | undefined {
  try {
    const value: unknown = JSON.parse(detail);
    return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Json) : undefined;
  } catch {
    return undefined;
  }
}

function facts(json: Json): string[] {
  return Object.entries(json)
    .filter(([key, value]) => !SILENT.has(key) && value !== null && typeof value !== 'object' && value !== '')
    .map(([, value]) => String(value));
}

/** What the act touched, as facts: one line per figure of a list, or the plain facts of a single one. */
export function linesOf(detail: string): string[][] {
  const json = parse(detail);
  if (!json) return detail ? [[detail]] : [];
  const list = Object.values(json).find(Array.isArray) as unknown[] | undefined;
  const own = facts(json);
  const parts = (list ?? []).flatMap((item) =>
    item !== null && typeof item === 'object' ? [facts(item as Json)] : [],
  );
  return [own, ...parts].filter((line) => line.length > 0);
}

/** The whole of it, indented, for who checks the trail. */
export function fullText(detail: string): string {
  const json = parse(detail);
  return json ? JSON.stringify(json, null, 2) : detail;
}
