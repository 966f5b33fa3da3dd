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
  complete: number;
  asked: number;
  state: State;
}

const ORDER: State[] = ['nothing', 'partly', 'complete', 'not-asked'];

/** How far each member is with a year: those that lag first, and of these the one with least. */
export function standings(region: Region, year: number): Standing[] {
  return region.members
    .map((member) => {
      const complete = member.complete[year] ?? 0;
      const asked = member.asked[year] ?? 0;
      const begun = complete + (member.started[year] ?? 0);
      const state: State =
        asked === 0 ? 'not-asked' : complete === asked ? 'complete' : begun > 0 ? 'partly' : 'nothing';
      return { member, complete, asked, state };
    })
    .sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state) || a.complete * b.asked - b.complete * a.asked);
}

/** Of all that members owe of a year, how much is complete; undefined where nothing is owed. */
export function share(region: Region, year: number): number | undefined {
  const sum = (of: (m: Region['members'][number]) => number) => region.members.reduce((n, m) => n + of(m), 0);
  const asked = sum((m) => m.asked[year] ?? 0);
  return asked === 0 ? undefined : sum((m) => m.complete[year] ?? 0) / asked;
}

/** The last year of which anything is in, for that is what one comes to see. */
export function latest(region: Region): number {
  const begun = (year: number) => region.members.some((m) => (m.complete[year] ?? 0) + (m.started[year] ?? 0) > 0);
  for (let year = region.years.length - 1; year > 0; year--) if (begun(year)) return year;
  return 0;
}
