import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { graphql } from '@/gql';
import { round } from '@/lib/decimal';
import { formatDecimal, spaced } from '@/lib/format';
import type { BasisName } from '@/lib/scope';
import { unitName } from '@/lib/unit';
import type { IndicatorFacts, PlanFacts } from '@/lib/useBoard';
import styles from './indicator.module.css';

const OutlookDocument = graphql(`
  query Outlook($plan: String!, $indicator: String!, $area: String!, $year: Int!, $basis: Basis!) {
    outlook(plan: $plan, indicator: $indicator, area: $area, year: $year, basis: $basis) {
      year prospect reason projected low high slope required distance points
      warnings { kind reason }
    }
  }
`);

interface Props {
  plan: PlanFacts;
  indicator: IndicatorFacts;
  area: string;
  year: number;
  basis: BasisName;
}

/** Where the value is heading, what it still takes, and what warns already. */
export function OutlookPanel({ plan, indicator, area, year, basis }: Props) {
  const { t } = useTranslation('indicator');
  const variables = { plan: plan.code, indicator: indicator.code, area, year, basis };
  const [{ data }] = useQuery({ query: OutlookDocument, variables });
  const o = data?.outlook;
  // It stands beside the verdict, which says what went wrong when nothing can be read.
  if (!o) return null;
  const show = (value: string, more = 0) => formatDecimal(round(value, indicator.precision + more));
  return (
    <section className={styles.outlook} aria-labelledby="outlook">
      <h2 id="outlook">{t('outlook.title', { year: plan.targetYear })}</h2>
      {o.warnings.length > 0 && (
        <ul className={styles.warnings}>
          {o.warnings.map((w) => (
            <li key={w.kind}>
              <strong>{t(`warning.${w.kind}`)}</strong> {spaced(w.reason)}
            </li>
          ))}
        </ul>
      )}
      <p className={styles.reason}>{spaced(o.reason)}</p>
      <dl className={styles.facts}>
        {o.projected != null && (
          <div>
            <dt>{t('outlook.projected')}</dt>
            <dd>
              {show(o.projected)} {unitName(indicator.unit)}
              {o.low != null && o.high != null && (
                <span className={styles.missing}>{t('outlook.band', { low: show(o.low), high: show(o.high) })}</span>
              )}
            </dd>
          </div>
        )}
        {o.slope != null && (
          <div>
            <dt>{t('outlook.slope')}</dt>
            <dd>{show(o.slope, 1)}</dd>
          </div>
        )}
        {o.required != null && o.distance !== '0' && (
          <div>
            <dt>{t('outlook.required')}</dt>
            <dd>{show(o.required, 1)}</dd>
          </div>
        )}
      </dl>
    </section>
  );
}
