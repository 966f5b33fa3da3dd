import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { graphql } from '@/gql';
import { readFault } from '@/lib/fault';
import { LanguageSwitch } from '@/ui/LanguageSwitch';
import { Mark } from '@/ui/Mark';
import { TableSkeleton, TextSkeleton } from '@/ui/Skeleton';
import { EmptyState, ErrorState } from '@/ui/States';
import { isDemonstration, type PublicPlan } from './front';
import { PlanChoice } from './PlanChoice';
import { PublishedBoard } from './PublishedBoard';
import styles from './publicsite.module.css';

const PublishedDocument = graphql(`
  query Published($city: String!, $plan: String!) {
    published(city: $city, plan: $plan) {
      title
      city
      years
      publishedAt
      board
    }
  }
`);

interface Props {
  /** The plans to choose from; the first one is shown unless the address names another. */
  plans: PublicPlan[];
  /** The way in for who works here. */
  entry?: ReactNode;
}

/** What everybody may see: published values, without signing in. */
export function PublicSite({ plans, entry }: Props) {
  const { t } = useTranslation('publicsite');
  const [params] = useSearchParams();
  const chosen = plans.find((p) => p.plan === params.get('plan')) ?? plans[0];
  return (
    <div className={styles.site}>
      <header className={styles.top}>
        <Link to="/" className={styles.brand}>
          <Mark />
        </Link>
        <div className={styles.end}>
          {entry && (
            <a className={styles.enter} href="#enter">
              {t('enter')}
            </a>
          )}
          <LanguageSwitch />
        </div>
      </header>
      <div className={styles.body} data-alone={!chosen || undefined}>
        {chosen && (
          <main className={styles.main}>
            {isDemonstration(document) && <p className={styles.demonstration}>{t('demonstration')}</p>}
            {plans.length > 1 && <PlanChoice plans={plans} chosen={chosen} />}
            <Published {...chosen} />
          </main>
        )}
        {entry && (
          <aside id="enter" className={styles.entry}>
            {entry}
          </aside>
        )}
      </div>
    </div>
  );
}

function Published({ city, plan }: PublicPlan) {
  const { t } = useTranslation('publicsite');
  const [{ data, error, fetching }, again] = useQuery({ query: PublishedDocument, variables: { city, plan } });
  const published = data?.published;
  if (error && !published) {
    const fault = readFault(error);
    if (fault.kind === 'not-found') return <EmptyState title={t('nothing')} />;
    return <ErrorState fault={fault} onRetry={() => again({ requestPolicy: 'network-only' })} />;
  }
  if (fetching && !published) {
    return (
      <>
        <TextSkeleton lines={3} />
        <TableSkeleton rows={10} columns={4} />
      </>
    );
  }
  if (!published || published.years.length === 0)
    return <EmptyState title={t('nothing')}>{t('nothingMeans')}</EmptyState>;
  return <PublishedBoard {...published} area={city} />;
}
