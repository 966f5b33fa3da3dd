import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { PublishedPlansQuery } from '@/gql/graphql';
import styles from './publicsite.module.css';

export type PublicPlan = PublishedPlansQuery['publishedPlans'][number];

/** The published plans side by side, by their titles; the cities' names stand before them where there are several. */
export function PlanChoice({ plans, chosen }: { plans: readonly PublicPlan[]; chosen: PublicPlan }) {
  const { t } = useTranslation('publicsite');
  const cities = [...new Map(plans.map((p) => [p.city, p.cityName]))];
  const of = (city: string) => plans.filter((p) => p.city === city);
  const to = (p: PublicPlan) => ({ search: `?${new URLSearchParams({ city: p.city, plan: p.plan })}` });
  return (
    <>
      {cities.length > 1 && (
        <nav className={styles.cities} aria-label={t('cities')}>
          {cities.map(([city, name]) => {
            const first = of(city)[0];
            return (
              first && (
                <Link
                  key={city}
                  to={to(first)}
                  preventScrollReset
                  aria-current={city === chosen.city ? 'page' : undefined}
                >
                  {name}
                </Link>
              )
            );
          })}
        </nav>
      )}
      <nav className={styles.plans} aria-label={t('plans')}>
        {of(chosen.city).map((p) => (
          <Link key={p.plan} to={to(p)} preventScrollReset aria-current={p.plan === chosen.plan ? 'page' : undefined}>
            {p.title}
          </Link>
        ))}
      </nav>
    </>
  );
}
