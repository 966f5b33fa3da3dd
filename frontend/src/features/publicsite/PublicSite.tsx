import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import { graphql } from '@/gql';
import { readFault } from '@/lib/fault';
import { LanguageSwitch } from '@/ui/LanguageSwitch';
import { Mark } from '@/ui/Mark';
import { TableSkeleton, TextSkeleton } from '@/ui/Skeleton';
import { EmptyState, ErrorState } from '@/ui/States';
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
      demonstration
    }
  }
`);

interface Address {
  city: string;
  plan: string;
}

interface Props {
  /** What is shown; without it the way in stands alone. */
  chosen: Address | undefined;
  /** The way in for who works here. */
  entry?: ReactNode;
  /** What stands above the plan. */
  children?: ReactNode;
}

/** What everybody may see: published values, without signing in. */
export function PublicSite({ chosen, entry, children }: Props) {
  const { t } = useTranslation('publicsite');
  const alone = !chosen && !children;
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
      <div className={styles.body} data-alone={alone || undefined}>
        {!alone && (
          <main className={styles.main}>
            {children}
            {chosen && <Published {...chosen} />}
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

function Published({ city, plan }: Address) {
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
  return (
    <>
      {published.demonstration && <p className={styles.demonstration}>{t('demonstration')}</p>}
      <PublishedBoard {...published} area={city} />
    </>
  );
}
