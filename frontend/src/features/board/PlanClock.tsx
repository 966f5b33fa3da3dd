import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { type Attainment, JUDGED, percent } from '@/lib/attainment';
import type { PlanFacts } from '@/lib/useBoard';
import { VerdictShape } from '@/ui/VerdictMark';
import { VERDICT_LOOK } from '@/ui/verdict';
import styles from './clock.module.css';

interface Props {
  plan: PlanFacts;
  year: number;
  attainment: Attainment;
}

/** Time passed against attainment, on one scale: the years above, the judged indicators below. */
export function PlanClock({ plan, year, attainment }: Props) {
  const { t } = useTranslation('board');
  const span = plan.targetYear - plan.baselineYear;
  const gone = year - plan.baselineYear;
  const years = Array.from({ length: span }, (_, i) => plan.baselineYear + 1 + i);
  const { judgeable, met, of } = attainment;
  const parts = JUDGED.filter((s) => of[s] > 0);
  return (
    <div className={styles.clock}>
      <span className={styles.label}>{t('clock.time')}</span>
      <div className={styles.row} aria-hidden="true">
        {years.map((y) => (
          <span key={y} className={styles.year} data-gone={y <= year || undefined}>
            {y}
          </span>
        ))}
      </div>
      <span className={styles.share}>{t('clock.gone', { gone, span, percent: percent(gone, span) })}</span>
      {judgeable > 0 && (
        <>
          <span className={styles.label}>{t('clock.met')}</span>
          <div
            className={styles.row}
            aria-hidden="true"
            style={{ '--gone': `${percent(gone, span)}%` } as CSSProperties}
          >
            {parts.map((s) => (
              <span
                key={s}
                className={styles.part}
                style={
                  {
                    flexGrow: of[s],
                    background: s === 'met' ? VERDICT_LOOK[s].color : undefined,
                    '--part': VERDICT_LOOK[s].color,
                  } as CSSProperties
                }
              />
            ))}
            <span className={styles.now} />
          </div>
          <span className={styles.share}>{t('clock.share', { met, judgeable, percent: percent(met, judgeable) })}</span>
          <ul className={styles.parts}>
            {parts.map((s) => (
              <li key={s}>
                <VerdictShape status={s} />
                {t(`figures:standing.${s}`)} <strong>{of[s]}</strong>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
