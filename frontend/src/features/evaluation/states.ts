/** What an evaluation goes through, in this order and never back. */
export const STATES = ['draft', 'collecting', 'scoring', 'concluded', 'published'] as const;
export type State = (typeof STATES)[number];

export const KINDS = ['annual', 'midterm', 'final'] as const;

interface Led {
  state: string;
  by: { name: string };
  at: string;
}

export interface Step {
  state: State;
  place: 'past' | 'now' | 'ahead';
  /** Who led the evaluation there, and when; undefined for what is ahead. */
  led: Led | undefined;
}

export function stepsOf({ state, steps }: { state: string; steps: readonly Led[] }): Step[] {
  const now = STATES.indexOf(state as State);
  return STATES.map((s, i) => ({
    state: s,
    place: i < now ? 'past' : i === now ? 'now' : 'ahead',
    led: i <= now ? steps.find((led) => led.state === s) : undefined,
  }));
}

/** What comes next; undefined where everything is done. */
export function nextState(state: string): State | undefined {
  return STATES[STATES.indexOf(state as State) + 1];
}

export const PARTS = ['results', 'work', 'self', 'scoring', 'conclusion', 'reports', 'errata'] as const;
export type Part = (typeof PARTS)[number];

/** The part that the address names, else the one that matters in this state. */
export function partOf(named: string | null, state: string): Part {
  const known = PARTS.find((part) => part === named);
  if (known) return known;
  if (state === 'collecting') return 'self';
  if (state === 'scoring') return 'scoring';
  return state === 'concluded' || state === 'published' ? 'conclusion' : 'results';
}
