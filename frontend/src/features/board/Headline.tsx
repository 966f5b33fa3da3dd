import { Trans, useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { address } from '@/lib/address';
import { attainmentOf, standing, UNJUDGED } from '@/lib/attainment';
import { withScope } from '@/lib/scope';
import { useViewer } from '@/lib/viewer';
import type { At } from './at';
import styles from './board.module.css';
import { PlanClock } from './PlanClock';

/** Attainment as a sentence with its counts, the clock under it, and by name what is close and what could not be judged. */
export function Headline({ plan, board, area, year, scope }: At) {
  const { t } = useTranslation('board');
  const viewer = useViewer();
  const a = attainmentOf(board, area.code, year);
  const cellOf = (code: string) => board.cell(code, area.code, year);
  // Close to the target first, then what keeps the rest from being judged.
  const named = [
    { why: 'nearly' as const, list: board.indicators.filter((i) => cellOf(i.code)?.nearly) },
    ...UNJUDGED.map((why) => ({ why, list: board.indicators.filter((i) => standing(cellOf(i.code)) === why) })),
  ].filter(({ list }) => list.length > 0);

  return (
    <section className={`${styles.panel} ${styles.headline}`} aria-labelledby="headline">
      <h2 id="headline" className={styles.sentence}>
        {a.judgeable > 0 ? (
          <Trans
            t={t}
            i18nKey="headline.met"
            values={{ judgeable: a.judgeable, met: a.met }}
            components={{ b: <strong /> }}
          />
        ) : (
          t(a.total > 0 ? 'headline.nothingJudged' : 'headline.nothing')
        )}
      </h2>
      <PlanClock plan={plan} year={year} attainment={a} />
      {named.length > 0 && (
        <dl className={styles.named}>
          {named.map(({ why, list }) => (
            <div key={why}>
              <dt>{t(`headline.${why}`, { count: list.length })}</dt>
              <dd>
                {list.map((i) => (
                  <Link
                    key={i.code}
                    to={withScope(address.indicator(viewer.tenant.slug, plan.code, i.code), {
                      ...scope,
                      area: area.code,
                    })}
                  >
                    {i.name}
                  </Link>
                ))}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}
