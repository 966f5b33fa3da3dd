import type { ReactNode } from 'react';
import styles from './unit.module.css';
import { sentOf, type Unit } from './units';

/** How each measure is written, in the order of the table; the words of a state are the caller's. */
export const CELLS: Record<string, (u: Unit, stateWord: (state: string) => string) => ReactNode> = {
  reported: (u) => part(u.figures.inTime, u.figures.owed),
  late: (u) => bad(u.figures.late),
  overdue: (u) => bad(u.figures.overdue),
  returns: (u) => u.figures.returns || '–',
  tasks: (u) => part(u.tasks.accepted, u.tasks.owed),
  sentBack: (u) => u.tasks.returned || '–',
  evidence: (u) => part(u.tasks.withEvidence, sentOf(u)),
  rated: ({ tasks }) =>
    tasks.ratedSame + tasks.ratedLower + tasks.ratedHigher === 0
      ? '–'
      : [tasks.ratedSame, tasks.ratedLower, tasks.ratedHigher].join(' · '),
  reminders: (u) => part(u.reminders.inTime, u.reminders.got),
  indicators: (u) => part(u.indicators.met, u.indicators.judgeable),
  led: (u) => u.indicators.led || '–',
  ownPlan: (u, stateWord) => (u.ownPlan ? stateWord(u.ownPlan) : '–'),
};

/** A part of a whole; nothing of nothing is a dash. */
function part(some: number, whole: number): ReactNode {
  return whole === 0 ? '–' : `${some} / ${whole}`;
}

function bad(count: number): ReactNode {
  return count === 0 ? '–' : <span className={styles.bad}>{count}</span>;
}
