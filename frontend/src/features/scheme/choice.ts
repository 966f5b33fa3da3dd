import { BASES, type BasisName } from '@/lib/scope';
import type { Schemes } from './documents';

/** Which form is looked at. All of it lives in the address, so that a link shows a colleague the same thing. */
export interface Choice {
  scheme: Schemes[number];
  form: Schemes[number]['forms'][number];
  area: string;
  /** Undefined where the scheme has not been collected for any year. */
  year: number | undefined;
  basis: BasisName;
}

/** What the address says, and where it says nothing or something that is not there: what the person most likely wants. */
export function choose(schemes: Schemes, params: URLSearchParams, own: string): Choice | undefined {
  const scheme = schemes.find((s) => s.code === params.get('scheme')) ?? schemes.find((s) => s.forms.length > 0);
  const form =
    scheme?.forms.find((f) => f.code === params.get('form')) ?? scheme?.forms.find(formOf(own)) ?? scheme?.forms[0];
  if (!scheme || !form) return undefined;
  const known = (code: string | null) => form.areas.find((a) => a.code === code)?.code;
  const area = known(params.get('area')) ?? known(own) ?? form.areas[0]?.code;
  if (area === undefined) return undefined;
  const basis = params.get('basis') as BasisName;
  return {
    scheme,
    form,
    area,
    year: scheme.years.find((y) => y === Number(params.get('year'))) ?? scheme.years[0],
    basis: BASES.includes(basis) ? basis : 'SUBMITTED',
  };
}

const formOf = (own: string) => (form: Schemes[number]['forms'][number]) => form.areas.some((a) => a.code === own);

export interface Owing {
  key: string;
  tenant: string | undefined;
  areas: string[];
  rows: number;
  onItsWay: boolean;
}

/** Who still owes how many rows, the most first; what was reported and waits for a signature stands apart. */
export function owing(
  rows: readonly {
    number?: string | null;
    missing: readonly { area: { name: string }; tenant?: { slug: string; name: string } | null; onItsWay: boolean }[];
  }[],
): Owing[] {
  const found = new Map<string, Owing & { numbers: Set<string> }>();
  for (const row of rows) {
    for (const m of row.missing) {
      const key = `${m.tenant?.slug ?? ''} ${m.onItsWay}`;
      const entry = found.get(key) ?? {
        key,
        tenant: m.tenant?.name,
        areas: [],
        rows: 0,
        onItsWay: m.onItsWay,
        numbers: new Set<string>(),
      };
      if (!entry.areas.includes(m.area.name)) entry.areas.push(m.area.name);
      entry.numbers.add(row.number ?? '');
      entry.rows = entry.numbers.size;
      found.set(key, entry);
    }
  }
  return [...found.values()]
    .map(({ numbers: _, ...entry }) => entry)
    .sort((a, b) => Number(a.onItsWay) - Number(b.onItsWay) || b.rows - a.rows || a.key.localeCompare(b.key));
}
