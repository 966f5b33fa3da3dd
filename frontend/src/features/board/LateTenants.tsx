import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import { graphql } from '@/gql';
import { address } from '@/lib/address';
import { readFault } from '@/lib/fault';
import { withScope } from '@/lib/scope';
import { useViewer } from '@/lib/viewer';
import { DataTable } from '@/ui/DataTable';
import { Deadline } from '@/ui/Deadline';
import { TextSkeleton } from '@/ui/Skeleton';
import { ErrorState } from '@/ui/States';
import styles from './board.module.css';

const LateDocument = graphql(`
  query Late($plan: String!, $year: Int!) {
    roundProgress(plan: $plan, year: $year) {
      round { state due }
      tenants(first: 8) {
        totalCount
        nodes { tenant { slug name } owed submitted late deadline }
      }
    }
  }
`);

/** Who has not reported yet, the latest first. */
export function LateTenants({ plan, year }: { plan: string; year: number }) {
  const { t } = useTranslation('board');
  const viewer = useViewer();
  const [{ data, error }, again] = useQuery({ query: LateDocument, variables: { plan, year } });
  const fault = error && !data ? readFault(error) : undefined;
  // Who may not see the progress of others is not told so on the board: nothing here was asked for.
  if (fault?.kind === 'forbidden' || fault?.kind === 'not-found') return null;
  const progress = data?.roundProgress;
  const open = progress?.tenants.nodes.filter((n) => n.submitted < n.owed) ?? [];
  const late = open.filter((n) => n.late > 0);
  return (
    <section className={styles.block} aria-labelledby="late">
      <h2 id="late">{t('late.title', { year })}</h2>
      {fault && <ErrorState fault={fault} onRetry={() => again({ requestPolicy: 'network-only' })} />}
      {!data && !error && <TextSkeleton lines={3} />}
      {data && !progress && <p className={styles.note}>{t('late.noRound')}</p>}
      {progress?.round.state === 'published' && <p className={styles.note}>{t('late.published')}</p>}
      {progress && open.length === 0 && <p className={styles.note}>{t('late.none')}</p>}
      {open.length > 0 && (
        <>
          <DataTable
            caption={t('late.title', { year })}
            rows={late.length > 0 ? late : open}
            rowKey={(n) => n.tenant.slug}
            columns={[
              { key: 'tenant', head: t('late.tenant'), cell: (n) => n.tenant.name },
              { key: 'late', head: t('late.late'), numeric: true, cell: (n) => (n.late > 0 ? n.late : '—') },
              { key: 'open', head: t('late.open'), numeric: true, cell: (n) => n.owed - n.submitted },
              { key: 'deadline', head: t('late.deadline'), wide: true, cell: (n) => <Deadline at={n.deadline} /> },
            ]}
          />
          <p className={styles.note}>
            {late.length === 0 && t('late.nobody')}
            {viewer.work.includes('oversee') && (
              <Link to={withScope(address.round(viewer.tenant.slug, plan), { year })}>{t('late.all')}</Link>
            )}
          </p>
        </>
      )}
    </section>
  );
}
