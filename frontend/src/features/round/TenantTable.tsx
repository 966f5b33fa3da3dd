import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';
import { graphql } from '@/gql';
import type { RoundTenantsQuery } from '@/gql/graphql';
import { type Fault, readFault } from '@/lib/fault';
import { useLoad } from '@/lib/useLoad';
import { DataTable } from '@/ui/DataTable';
import { Deadline } from '@/ui/Deadline';
import { TableSkeleton } from '@/ui/Skeleton';
import { ErrorState } from '@/ui/States';
import { ChaseForm } from './ChaseForm';
import { Punctual } from './Punctual';
import styles from './round.module.css';

const TenantsDocument = graphql(`
  query RoundTenants($plan: String!, $year: Int!, $after: String) {
    roundProgress(plan: $plan, year: $year) {
      tenants(first: 20, after: $after) {
        totalCount
        pageInfo { hasNextPage endCursor }
        nodes { tenant { slug name } owed submitted approved returned late inTime cameLate daysLate deadline }
      }
    }
  }
`);

type Part = NonNullable<RoundTenantsQuery['roundProgress']>['tenants'];

interface Props {
  plan: string;
  year: number;
  mayChase: boolean;
  /** Moves when the numbers may have. */
  version: number;
  onChased: () => void;
}

/** Who owes what, the latest first. */
export function TenantTable({ version, ...props }: Props) {
  const { data, error, reload } = useLoad(TenantsDocument, { plan: props.plan, year: props.year }, String(version));
  if (error && !data) return <ErrorState fault={readFault(error)} onRetry={reload} />;
  if (!data) return <TableSkeleton rows={10} columns={6} />;
  return data.roundProgress ? <Pages key={props.year} {...props} first={data.roundProgress.tenants} /> : null;
}

function Pages({ plan, year, mayChase, onChased, first }: Omit<Props, 'version'> & { first: Part }) {
  const { t } = useTranslation('round');
  const client = useClient();
  const [parts, setParts] = useState<Part[]>([first]);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<Fault>();
  // The first page is read anew by itself; the pages after it are as they were asked for.
  const shown = [first, ...parts.slice(1)];
  const rows = shown.flatMap((p) => p.nodes);
  const page = parts.at(-1)?.pageInfo;

  async function more() {
    setBusy(true);
    const { data, error } = await client.query(TenantsDocument, { plan, year, after: page?.endCursor }).toPromise();
    setBusy(false);
    setFault(error && readFault(error));
    const next = data?.roundProgress?.tenants;
    if (next) setParts((old) => [...old, next]);
  }

  return (
    <section aria-labelledby="tenants">
      <h2 id="tenants">{t('tenants.title')}</h2>
      <DataTable
        caption={t('tenants.title')}
        rows={rows}
        rowKey={(n) => n.tenant.slug}
        columns={[
          {
            key: 'name',
            head: t('tenants.name'),
            cell: (n) => (
              <>
                {n.tenant.name} <small className={styles.slug}>{n.tenant.slug}</small>
              </>
            ),
          },
          {
            key: 'late',
            head: t('progress.lateHead'),
            numeric: true,
            cell: (n) => (n.late > 0 ? <span className={styles.late}>{n.late}</span> : '—'),
          },
          { key: 'returned', head: t('tenants.returned'), numeric: true, wide: true, cell: (n) => n.returned || '—' },
          { key: 'submitted', head: t('progress.submitted'), numeric: true, cell: (n) => `${n.submitted} / ${n.owed}` },
          {
            key: 'approved',
            head: t('progress.approved'),
            numeric: true,
            wide: true,
            cell: (n) => `${n.approved} / ${n.owed}`,
          },
          { key: 'inTime', head: t('progress.inTime'), wide: true, cell: (n) => <Punctual of={n} /> },
          {
            key: 'deadline',
            head: t('tenants.deadline'),
            wide: true,
            cell: (n) => (n.deadline ? <Deadline at={n.deadline} /> : t('tenants.done')),
          },
          ...(mayChase
            ? [
                {
                  key: 'chase',
                  head: t('tenants.chase'),
                  cell: (n: Part['nodes'][number]) =>
                    n.deadline && <ChaseForm plan={plan} year={year} tenant={n.tenant} onChased={onChased} />,
                },
              ]
            : []),
        ]}
      />
      {fault && <ErrorState fault={fault} onRetry={more} />}
      <p className={styles.more}>
        {t('tenants.shown', { shown: rows.length, count: first.totalCount })}
        {page?.hasNextPage && (
          <Button loading={busy} onClick={more}>
            {t('tenants.more')}
          </Button>
        )}
      </p>
    </section>
  );
}
