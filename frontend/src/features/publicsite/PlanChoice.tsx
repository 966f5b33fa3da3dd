import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import { graphql } from '@/gql';
import type { PublicPlan } from './front';
import styles from './publicsite.module.css';

const PublishedTitleDocument = graphql(`
  query PublishedTitle($city: String!, $plan: String!) {
    published(city: $city, plan: $plan) {
      title
    }
  }
`);

/** The published plans side by side, by their titles. */
export function PlanChoice({ plans, chosen }: { plans: PublicPlan[]; chosen: PublicPlan }) {
  const { t } = useTranslation('publicsite');
  return (
    <nav className={styles.plans} aria-label={t('plans')}>
      {plans.map((p) => (
        <PlanLink key={`${p.city}/${p.plan}`} {...p} current={p.plan === chosen.plan} />
      ))}
    </nav>
  );
}

function PlanLink({ city, plan, current }: PublicPlan & { current: boolean }) {
  const [{ data }] = useQuery({ query: PublishedTitleDocument, variables: { city, plan } });
  if (!data?.published) return null;
  return (
    <Link
      to={{ search: `?plan=${encodeURIComponent(plan)}` }}
      preventScrollReset
      aria-current={current ? 'page' : undefined}
    >
      {data.published.title}
    </Link>
  );
}
