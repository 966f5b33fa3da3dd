import { useTranslation } from 'react-i18next';
import { standing } from '@/lib/attainment';
import type { Board, BoardArea } from '@/lib/dense';
import { formatDecimal, spaced } from '@/lib/format';
import { unitName } from '@/lib/unit';
import type { IndicatorFacts, PlanFacts } from '@/lib/useBoard';
import { EmptyMark } from '@/ui/EmptyMark';
import { StandingMark } from '@/ui/StandingMark';
import styles from './indicator.module.css';

interface Props {
  plan: PlanFacts;
  board: Board;
  indicator: IndicatorFacts;
  area: BoardArea;
  year: number;
}

/** The value, what it means, and why: in words. */
export function VerdictPanel({ plan, board, indicator, area, year }: Props) {
  const { t } = useTranslation('indicator');
  const cell = board.cell(indicator.code, area.code, year);
  const of = standing(cell);
  const missing = cell?.missing.map((code) => board.areas.find((a) => a.code === code)?.name ?? code) ?? [];
  return (
    <section aria-labelledby="verdict">
      <h2 id="verdict">{t('verdict.title', { year })}</h2>
      <p className={styles.value}>
        {cell?.display != null ? (
          <>
            <strong>{formatDecimal(cell.display)}</strong> {unitName(indicator.unit)}
          </>
        ) : cell ? (
          <EmptyMark emptiness={cell.emptiness} />
        ) : (
          '—'
        )}
      </p>
      <p className={styles.verdict}>
        <StandingMark cell={cell} />
      </p>
      {cell?.reason && <p className={styles.reason}>{spaced(cell.reason)}</p>}
      {(of === 'provisional' || of === 'hidden' || of === 'absent') && (
        <p className={styles.reason}>{t(`figures:why.${of}`)}</p>
      )}
      <dl className={styles.facts}>
        <div>
          <dt>{t('verdict.target', { year: plan.targetYear })}</dt>
          <dd>{spaced(indicator.target.printed)}</dd>
        </div>
        <div>
          <dt>{t('verdict.baseline', { year: plan.baselineYear })}</dt>
          <dd>{indicator.baseline.printed || t('verdict.noBaseline')}</dd>
        </div>
        {cell && cell.expected > 0 && (
          <div>
            <dt>{t('verdict.complete')}</dt>
            <dd>
              {t('verdict.reported', { reported: cell.reported, expected: cell.expected })}
              {missing.length > 0 && (
                <span className={styles.missing}>{t('verdict.missing', { names: missing.join(t('and')) })}</span>
              )}
            </dd>
          </div>
        )}
      </dl>
    </section>
  );
}
