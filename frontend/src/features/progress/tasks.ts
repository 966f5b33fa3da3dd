import { groupBy } from '@/lib/group';
import { type Head, type Item, isOverdue, type ReportState, STATES, stateOf } from './reports';

export interface Place {
  code: string;
  name: string;
  level: string;
}

/** Full-width letters and digits come from Chinese input methods and mean the same. */
function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

export type StateFilter = ReportState | 'overdue';
export const STATE_FILTERS: readonly StateFilter[] = [...STATES, 'overdue'];

export interface Wanted {
  words: string;
  state?: StateFilter | undefined;
  /** Leaves out what nobody in the caller's scope reports on. */
  concerned?: boolean;
}

/** Whose reports of an item are meant. */
export type Heads = (item: Item) => readonly Head[];

export function concerns(item: Item): boolean {
  return item.role !== null || item.reports.length > 0;
}

function holds(item: Item, words: readonly string[]): boolean {
  const lines = [item.lead, ...item.support].map((l) => l.name);
  const all = plain([item.code, item.name, item.domain?.name ?? '', ...lines].join('\n'));
  return words.every((word) => all.includes(word));
}

export function matches(head: Head, state: StateFilter): boolean {
  return state === 'overdue' ? isOverdue(head) : stateOf(head) === state;
}

/** What holds every word somewhere and has a report in the wanted state. */
export function filterItems(items: readonly Item[], { words, state, concerned }: Wanted, heads: Heads): Item[] {
  const wanted = plain(words).split(/\s+/).filter(Boolean);
  return items.filter(
    (item) =>
      (!concerned || concerns(item)) &&
      holds(item, wanted) &&
      (state === undefined || heads(item).some((h) => matches(h, state))),
  );
}

export interface Group {
  key: string;
  /** Null for the key projects, which belong to no domain. */
  title: string | null;
  items: Item[];
}

/** The domains in the order of the plan, then the key projects. */
export function groupItems(items: readonly Item[]): Group[] {
  const isProject = (i: Item) => i.kind === 'project';
  const tasks = groupBy(
    items.filter((i) => !isProject(i)),
    (i) => i.domain?.code ?? '',
  ).map(([key, list]) => ({ key, title: list[0]?.domain?.name ?? '', items: list }));
  const projects = items.filter(isProject);
  return projects.length > 0 ? [...tasks, { key: 'projects', title: null, items: projects }] : tasks;
}

export type Counts = Record<StateFilter | 'total', number>;

export function count(heads: readonly Head[]): Counts {
  const of = (state: StateFilter) => heads.filter((h) => matches(h, state)).length;
  return {
    total: heads.length,
    missing: of('missing'),
    draft: of('draft'),
    returned: of('returned'),
    submitted: of('submitted'),
    accepted: of('accepted'),
    overdue: of('overdue'),
  };
}

/** Only the leading departments owe a report. */
export function owed(items: readonly Item[]): Head[] {
  return items.flatMap((i) => i.reports.filter((r) => r.role === 'lead'));
}

/** The areas whose tenants report, the city's own first. */
export function areasOf(items: readonly Item[]): Place[] {
  const places = new Map<string, Place>();
  for (const { tenant } of items.flatMap((i) => i.reports)) places.set(tenant.area.code, tenant.area);
  const ahead = (p: Place) => (p.level === 'city' ? 0 : 1);
  return [...places.values()].sort((a, b) => ahead(a) - ahead(b) || a.code.localeCompare(b.code));
}

/**
 * The report that a row speaks about: the caller's own where it has a part in the item; else, in the scope of one area, that
 * of the leading department.
 */
export function rowHead(item: Item, own: string, oneArea: boolean): Head | undefined {
  if (item.role !== null) return item.reports.find((r) => r.tenant.slug === own);
  return oneArea ? item.reports.find((r) => r.role === 'lead') : undefined;
}

/** The reports whose state a row shows in words or cells, by which it is filtered and counted. */
export function shownHeads(item: Item, own: string, oneArea: boolean): readonly Head[] {
  if (!oneArea || item.role === null) return item.reports;
  const head = rowHead(item, own, oneArea);
  return head ? [head] : [];
}

/** Whose report opens with the row: the caller's own; else one that waits for review, the nearest first; else the first. */
export function opens(item: Item, own: { slug: string; area: { code: string } }): string | undefined {
  if (item.role !== null) return own.slug;
  const waiting = item.reports.filter((r) => r.state === 'submitted');
  const near = waiting.find((r) => r.tenant.area.code === own.area.code);
  return (near ?? waiting[0] ?? item.reports[0])?.tenant.slug;
}

/** "海宁市" → "海宁", "Haining City" → "Haining": enough to tell the counties of one city apart in a narrow column. */
export function shortName(name: string): string {
  if (/^\p{Script=Han}{3,}$/u.test(name)) return name.replace(/[市县区]$/u, '');
  return name.replace(/ (City|County|District)$/, '');
}
