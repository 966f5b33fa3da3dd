import { useTranslation } from 'react-i18next';
import { graphql } from '@/gql';
import type { RoundChasesQuery } from '@/gql/graphql';
import { formatMoment } from '@/lib/dates';
import { readFault } from '@/lib/fault';
import { useLoad } from '@/lib/useLoad';
import { useViewer } from '@/lib/viewer';
import { DataTable } from '@/ui/DataTable';
import { TextSkeleton } from '@/ui/Skeleton';
import { ErrorState } from '@/ui/States';
import { ChaseReceipts } from './ChaseReceipts';
import styles from './deadline.module.css';

const RoundChasesDocument = graphql(`
  query RoundChases($plan: String!, $year: Int!) {
    chases(plan: $plan, year: $year) {
      id
      tenant { slug name }
      byTenant { slug name }
      by { name }
      at
      outstanding
      overdue
      words
      submitted
      readAt
      receipts { channel recipients sent failed givenUp sentAt why }
    }
  }
`);

type Chase = RoundChasesQuery['chases'][number];

/** Whom the offices chased, whether it was read, and how much has come since. */
export function ChaseLog({ plan, year, version }: { plan: string; year: number; version: number }) {
  const { t, i18n } = useTranslation('round');
  const { data, error, reload } = useLoad(RoundChasesDocument, { plan, year }, String(version));
  const rows = data?.chases ?? [];
  return (
    <section aria-labelledby="chases">
      <h2 id="chases">{t('chases.title')}</h2>
      {error && !data && <ErrorState fault={readFault(error)} onRetry={reload} />}
      {!data && !error && <TextSkeleton lines={2} />}
      {data && rows.length === 0 && <p className={styles.note}>{t('chases.nothing')}</p>}
      {rows.length > 0 && (
        <DataTable
          caption={t('chases.title')}
          rows={rows}
          rowKey={(c) => c.id}
          columns={[
            { key: 'tenant', head: t('tenants.name'), cell: (c) => c.tenant.name },
            {
              key: 'at',
              head: t('chases.at'),
              cell: (c) => (
                <>
                  {formatMoment(c.at, i18n.language)} <small className={styles.note}>{c.byTenant.name}</small>
                </>
              ),
            },
            {
              key: 'for',
              head: t('chases.for'),
              wide: true,
              cell: (c) => t('chases.what', { count: c.outstanding, overdue: c.overdue }),
            },
            { key: 'words', head: t('chases.words'), wide: true, cell: (c) => c.words || '—' },
            { key: 'read', head: t('chases.read'), wide: true, cell: (c) => <Read of={c} /> },
            { key: 'out', head: t('receipt.head'), wide: true, cell: (c) => <ChaseReceipts of={c.receipts} /> },
            {
              key: 'submitted',
              head: t('chases.submitted'),
              numeric: true,
              cell: (c) => `${c.submitted} / ${c.outstanding}`,
            },
          ]}
        />
      )}
    </section>
  );
}

function Read({ of: c }: { of: Chase }) {
  const { t, i18n } = useTranslation('round');
  const { tenant } = useViewer();
  if (c.readAt) return <>{formatMoment(c.readAt, i18n.language)}</>;
  // Whether another office's was read is not told.
  return <>{[c.byTenant.slug, c.tenant.slug].includes(tenant.slug) ? t('chases.unread') : '—'}</>;
}
