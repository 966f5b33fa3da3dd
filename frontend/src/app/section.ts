import { useMatches } from 'react-router';
import { address } from '@/lib/address';

export type Section =
  | 'home'
  | 'sheet'
  | 'queue'
  | 'progress'
  | 'board'
  | 'evaluations'
  | 'plan'
  | 'round'
  | 'audit'
  | 'region';

/** What a route tells the frame about itself. */
export interface SectionHandle {
  section: Section;
  /** The page is about one plan; the top line offers the others. */
  plan?: boolean;
  /** It is about what figures are collected for, so the top line offers the statistical schemes too. */
  schemes?: boolean;
  /** The page is about one year, in its path. */
  year?: 'path';
}

const MOST = 6;
/** What gives way first where one person does everything: what is looked up rarely. The board leads to the plan and its evaluations. */
const RAREST: Section[] = ['audit', 'plan', 'evaluations'];

/** Which words the left rail shows this caller: never more than six, in the order of the work. */
export function railSections(work: readonly string[]): Section[] {
  const does = (...kinds: string[]) => kinds.some((kind) => work.includes(kind));
  // Who stands over cities has no plan, and no work on figures.
  if (does('region')) return does('admin') ? ['region', 'audit'] : ['region'];
  const sections: (Section | false)[] = [
    'home',
    does('report') && 'sheet',
    does('review', 'sign', 'line_check') && 'queue',
    'progress',
    'board',
    'evaluations',
    'plan',
    does('oversee', 'publish') && 'round',
    does('admin') && 'audit',
  ];
  const shown = sections.filter((s): s is Section => s !== false);
  const spare = new Set(RAREST.filter((s) => shown.includes(s)).slice(0, Math.max(0, shown.length - MOST)));
  return shown.filter((s) => !spare.has(s));
}

/** The plan and year that the frame points its links at. */
export interface Focus {
  plan: string;
  year: number;
}

export function sectionAddress(section: Section, tenant: string, focus: Focus | undefined): string {
  if (section === 'region') return address.region(tenant);
  if (section === 'home' || !focus) return section === 'audit' ? address.audit(tenant) : address.tenant(tenant);
  switch (section) {
    case 'sheet':
      return address.sheet(tenant, focus.plan, focus.year);
    case 'queue':
      return address.queue(tenant, focus.plan, focus.year);
    case 'progress':
      return address.progress(tenant, focus.plan, focus.year);
    case 'audit':
      return address.audit(tenant);
    default:
      return address[section](tenant, focus.plan);
  }
}

/** The route that is shown, with its parameters. */
export function useCurrentSection(): { handle: SectionHandle | undefined; params: Record<string, string | undefined> } {
  const last = useMatches().at(-1);
  return { handle: last?.handle as SectionHandle | undefined, params: last?.params ?? {} };
}
