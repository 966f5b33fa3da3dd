import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { address } from '@/lib/address';
import { attainmentOf, type Standing, standing } from '@/lib/attainment';
import { formatDecimal, spaced } from '@/lib/format';
import { withScope } from '@/lib/scope';
import { unitName } from '@/lib/unit';
import { useViewer } from '@/lib/viewer';
import { VerdictMark } from '@/ui/VerdictMark';
import type { At } from './at';
import styles from './board.module.css';
import { Unreached } from './Unreached';
import { Warnings } from './Warnings';

const WORST_FIRST: readonly Standing[] = ['worsening', 'off_track', 'at_risk'];

/** What will miss its target as things go, worst first, and who answers for it. */
export function Concerns({ plan, board, area, year, scope }: At) {
  const { t } = useTranslation('board');
  const viewer = useViewer();
  const leads = new Map(plan.indicators.map((i) => [i.code, i.lead.name]));
  const list = board.indicators
    .map((i) => ({ i, cell: board.cell(i.code, area.code, year) }))
    .map((e) => ({ ...e, of: standing(e.cell) }))
    .filter((e) => WORST_FIRST.includes(e.of))
    .sort((p, q) => WORST_FIRST.indexOf(p.of) - WORST_FIRST.indexOf(q.of));
  const judged = attainmentOf(board, area.code, year).judgeable > 0;
  return (
    <section className={`${styles.panel} ${styles.concernsPanel}`} aria-labelledby="concerns">
      <h2 id="concerns">{t('concerns.title')}</h2>
      {list.length === 0 && <p className={styles.note}>{t(judged ? 'concerns.nothing' : 'concerns.tooEarly')}</p>}
      <ul className={styles.concerns}>
        {list.map(({ i, cell, of }) => (
          <li key={i.code}>
            <VerdictMark status={of} />
            <div>
              <p className={styles.concern}>
                <Link
                  to={withScope(address.indicator(viewer.tenant.slug, plan.code, i.code), {
                    ...scope,
                    area: area.code,
                  })}
                >
                  {i.name}
                </Link>
                <span>{t('concerns.lead', { line: leads.get(i.code) })}</span>
              </p>
              <p className={styles.note}>
                {cell?.reason
                  ? spaced(cell.reason)
                  : t('concerns.value', {
                      value: formatDecimal(cell?.display ?? ''),
                      unit: unitName(i.unit),
                      target: i.target,
                    })}
              </p>
            </div>
          </li>
        ))}
      </ul>
      <Warnings plan={plan} area={area} year={year} scope={scope} />
      <Unreached plan={plan} area={area} year={year} scope={scope} />
    </section>
  );
}
