import { sentOf, type UnitResult as Unit } from '@/lib/unitResult';

/** What can be compared. A share is worth what it is of: nothing of nothing comes last, whichever way one sorts. */
const WORTH: Record<string, (u: Unit) => number | null> = {
  reported: (u) => share(u.figures.inTime, u.figures.owed),
  late: (u) => u.figures.late,
  overdue: (u) => u.figures.overdue,
  returns: (u) => u.figures.returns,
  tasks: (u) => share(u.tasks.accepted, u.tasks.owed),
  sentBack: (u) => u.tasks.returned,
  evidence: (u) => share(u.tasks.withEvidence, sentOf(u)),
  rated: (u) => u.tasks.ratedLower,
  reminders: (u) => share(u.reminders.inTime, u.reminders.got),
  indicators: (u) => share(u.indicators.met, u.indicators.judgeable),
  led: (u) => u.indicators.led,
  ownPlan: (u) => ['drafting', 'issued', 'revised'].indexOf(u.ownPlan ?? '') + 1,
};

export const MEASURES = Object.keys(WORTH);

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

export interface Order {
  by: string;
  down: boolean;
}

/** Reads the order from the address: a measure, with a minus for the largest first. */
export function readOrder(text: string | null): Order | undefined {
  const by = text?.replace(/^-/, '') ?? '';
  return MEASURES.includes(by) ? { by, down: text?.startsWith('-') === true } : undefined;
}

/** The first press puts the largest first, the second the smallest, the third gives the order of the areas back. */
export function nextOrder(now: Order | undefined, by: string): string | undefined {
  if (now?.by !== by) return `-${by}`;
  return now.down ? by : undefined;
}

export function sortUnits(units: readonly Unit[], order: Order | undefined): Unit[] {
  const worth = order && WORTH[order.by];
  if (!order || !worth) return [...units];
  return [...units].sort((a, b) => {
    const [x, y] = [worth(a), worth(b)];
    if (x === null || y === null) return Number(x === null) - Number(y === null);
    return order.down ? y - x : x - y;
  });
}

export interface Area {
  code: string;
  name: string;
}

export function areasOf(units: readonly Unit[]): Area[] {
  return [...new Map(units.map((u) => [u.tenant.area.code, u.tenant.area])).values()];
}
