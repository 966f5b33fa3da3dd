import type { Head, Item } from './reports';

const NAMES: Record<string, string> = { 330400: '嘉兴市', 330481: '海宁市', 330482: '平湖市' };

/** A report of a department, as a test wants it. */
export function headOf(slug: string, over: Partial<Head> = {}): Head {
  const code = slug.slice(0, 6);
  const area = { code, name: NAMES[code] ?? code, level: code.endsWith('00') ? 'city' : 'county' };
  return {
    tenant: { slug, name: `${area.name}卫生健康局`, area },
    role: 'lead',
    state: 'missing',
    selfRating: null,
    rating: null,
    evidence: 0,
    late: false,
    ...over,
  };
}

export function itemOf(code: string, over: Partial<Item> = {}): Item {
  return {
    code,
    kind: 'task',
    name: '提升妇女健康素养',
    domain: { code: 'W2', name: '妇女与健康' },
    lead: { code: 'HC', name: '卫生健康' },
    support: [],
    role: null,
    reports: [],
    targets: [],
    ...over,
  };
}
