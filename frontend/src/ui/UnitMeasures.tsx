import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { sentOf, type UnitResult as Unit } from '@/lib/unitResult';
import styles from './unit.module.css';

/** How each measure is written, in the order of the table; the words of a state are the caller's. */
export const UNIT_CELLS: Record<string, (u: Unit, stateWord: (state: string) => string) => ReactNode> = {
  reported: (u) => part(u.figures.inTime, u.figures.owed),
  late: (u) => bad(u.figures.late, u.figures.owed),
  overdue: (u) => bad(u.figures.overdue, u.figures.owed),
  returns: (u) => times(u.figures.returns, u.figures.owed),
  tasks: (u) => part(u.tasks.accepted, u.tasks.owed),
  sentBack: (u) => times(u.tasks.returned, u.tasks.owed),
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

/** What a year says of one unit, measure by measure. */
export function UnitMeasures({ unit }: { unit: Unit }) {
  const { t } = useTranslation('unit');
  return (
    <dl className={styles.measures}>
      {Object.entries(UNIT_CELLS).map(([measure, cell]) => (
        <div key={measure} title={t(`explain.${measure}`)}>
          <dt>{t(`measure.${measure}`)}</dt>
          <dd>{cell(unit, (state) => t(`ownPlan.${state}`))}</dd>
        </div>
      ))}
    </dl>
  );
}

/** A part of a whole; nothing of nothing is a dash. */
function part(some: number, whole: number): ReactNode {
  return whole === 0 ? '–' : `${some} / ${whole}`;
}

/** A true zero is a zero; who owes nothing has none to count. */
function times(count: number, owed: number): ReactNode {
  return owed === 0 ? '–' : count;
}

function bad(count: number, owed: number): ReactNode {
  return count === 0 ? times(0, owed) : <span className={styles.bad}>{count}</span>;
}
