import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import { graphql } from '@/gql';
import { address } from '@/lib/address';
import { spaced } from '@/lib/format';
import { withScope } from '@/lib/scope';
import { useViewer } from '@/lib/viewer';
import type { At } from './at';
import styles from './board.module.css';

const WarningsDocument = graphql(`
  query Warnings($plan: String!, $area: String!, $year: Int!, $basis: Basis!) {
    warnings(plan: $plan, area: $area, year: $year, basis: $basis) {
      kind reason
      indicator { code name lead { name } }
    }
  }
`);

/** What is about to go wrong though nothing has yet: early warnings, by indicator. */
export function Warnings({ plan, area, year, scope }: Omit<At, 'board' | 'breaks'>) {
  const { t } = useTranslation('board');
  const viewer = useViewer();
  const variables = { plan: plan.code, area: area.code, year, basis: scope.basis };
  const [{ data }] = useQuery({ query: WarningsDocument, variables });
  if (!data?.warnings.length) return null;
  return (
    <>
      <h3 className={styles.warningsHead}>{t('warnings.title')}</h3>
      <ul className={styles.concerns}>
        {data.warnings.map((w) => (
          <li key={`${w.indicator.code}/${w.kind}`}>
            <span className={styles.kind}>{t(`warnings.${w.kind}`)}</span>
            <div>
              <p className={styles.concern}>
                <Link
                  to={withScope(address.indicator(viewer.tenant.slug, plan.code, w.indicator.code), {
                    ...scope,
                    year,
                    area: area.code,
                  })}
                >
                  {w.indicator.name}
                </Link>
                <span>{t('concerns.lead', { line: w.indicator.lead.name })}</span>
              </p>
              <p className={styles.note}>{spaced(w.reason)}</p>
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}
