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

const UnreachedDocument = graphql(`
  query Unreached($plan: String!) {
    targetDecompositions(plan: $plan) {
      answer reason
      indicator { code name }
    }
  }
`);

/** The city's targets that all counties' own do not reach together; a question of the city's board only. */
export function Unreached({ plan, area, year, scope }: Omit<At, 'board' | 'breaks'>) {
  const { t } = useTranslation('board');
  const viewer = useViewer();
  const ofCity = area.code === plan.area.code;
  const [{ data }] = useQuery({ query: UnreachedDocument, variables: { plan: plan.code }, pause: !ofCity });
  const short = data?.targetDecompositions.filter((d) => d.answer === 'not_enough') ?? [];
  if (!ofCity || short.length === 0) return null;
  return (
    <>
      <h3 className={styles.warningsHead}>{t('unreached.title')}</h3>
      <ul className={styles.concerns}>
        {short.map(({ indicator, reason }) => (
          <li key={indicator.code}>
            <span className={styles.kind}>{t('unreached.kind')}</span>
            <div>
              <p className={styles.concern}>
                <Link
                  to={withScope(address.indicator(viewer.tenant.slug, plan.code, indicator.code), {
                    ...scope,
                    year,
                    area: area.code,
                  })}
                >
                  {indicator.name}
                </Link>
              </p>
              <p className={styles.note}>{spaced(reason)}</p>
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}
