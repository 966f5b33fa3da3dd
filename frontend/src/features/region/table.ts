import type { Region } from './documents';

/** What is known of an indicator of a member, or of the region itself, in a year. */
export interface Cell {
  value: string | null;
  display: string | null;
  empty: string | null;
  reported: number;
  expected: number;
  provisional: boolean;
}

/** The place of the region itself among its members. */
export const OWN = -1;

/** A cell of the columns; undefined where the member has no such indicator, or the region no total. */
export function cellAt(region: Region, indicator: number, year: number, member: number): Cell | undefined {
  const at = (indicator * region.years.length + year) * (region.members.length + 1) + member + 1;
  const expected = region.expected[at];
  if (expected == null) return undefined;
  return {
    value: region.values[at] ?? null,
    display: region.displays[at] ?? null,
    empty: region.empty[at] ?? null,
    reported: region.reported[at] ?? 0,
    expected,
    provisional: region.provisional[at] ?? false,
  };
}

/** How many members have the indicator in a year, which is what the region's own value stands for. */
export function collectors(region: Region, indicator: number, year: number): number {
  return region.members.filter((_, m) => {
    const cell = cellAt(region, indicator, year, m);
    return cell !== undefined && cell.expected > 0 && cell.empty !== 'other_definition';
  }).length;
}

export type State = 'complete' | 'partly' | 'nothing' | 'not-asked';

export interface Standing {
  member: Region['members'][number];
  /** Its place among the members. */
  place: number;
  complete: number;
  asked: number;
  state: State;
}

const ORDER: State[] = ['nothing', 'partly', 'complete', 'not-asked'];

/** How far each member is with a year: those that lag first, and of these the one with least. */
export function standings(region: Region, year: number): Standing[] {
  return region.members
    .map((member, place) => {
      const complete = member.complete[year] ?? 0;
      const asked = member.asked[year] ?? 0;
      const begun = complete + (member.started[year] ?? 0);
      const state: State =
        asked === 0 ? 'not-asked' : complete === asked ? 'complete' : begun > 0 ? 'partly' : 'nothing';
      return { member, place, complete, asked, state };
    })
    .sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state) || a.complete * b.asked - b.complete * a.asked);
}

/** Of how many areas a member's figures of a year are approved, of how many they should be, over all indicators. */
export function areasOf(region: Region, year: number, member: number): { reported: number; expected: number } {
  let reported = 0;
  let expected = 0;
  for (const indicator of region.indicators.keys()) {
    const cell = cellAt(region, indicator, year, member);
    if (!cell || cell.empty === 'other_definition') continue;
    reported += cell.reported;
    expected += cell.expected;
  }
  return { reported, expected };
}

/** Of all that is due of a year, how much is approved; undefined where nothing is due. */
export function share(region: Region, year: number): number | undefined {
  const all = region.members.map((_, m) => areasOf(region, year, m));
  const expected = all.reduce((n, a) => n + a.expected, 0);
  return expected === 0 ? undefined : all.reduce((n, a) => n + a.reported, 0) / expected;
}

/** The last year of which anything is in, for that is what one comes to see. */
export function latest(region: Region): number {
  const begun = (year: number) => region.members.some((m) => (m.complete[year] ?? 0) + (m.started[year] ?? 0) > 0);
  for (let year = region.years.length - 1; year > 0; year--) if (begun(year)) return year;
  return 0;
}
