import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { readFragment } from '@/gql';
import { address } from '@/lib/address';
import { formatDay } from '@/lib/dates';
import { readFault } from '@/lib/fault';
import { useLoad } from '@/lib/useLoad';
import { useViewer } from '@/lib/viewer';
import { type Column, DataTable } from '@/ui/DataTable';
import { InferredMark } from '@/ui/InferredMark';
import { PageHead } from '@/ui/PageHead';
import { TableSkeleton } from '@/ui/Skeleton';
import { EmptyState, ErrorState } from '@/ui/States';
import { type Source, SourceFields, SourcesDocument } from './documents';
import { FreshMark } from './FreshMark';
import styles from './source.module.css';

/** The outside systems that deliver to the city: whose they are, what they give, and how fresh it is. */
export function SourcesPage() {
  const { t } = useTranslation('source');
  const { data, error, reload } = useLoad(SourcesDocument, {});
  const head = <PageHead title={t('title')} lead={t('lead')} />;
  if (error && !data) {
    return (
      <>
        {head}
        <ErrorState fault={readFault(error)} onRetry={reload} />
      </>
    );
  }
  if (!data) {
    return (
      <>
        {head}
        <TableSkeleton rows={10} columns={5} />
      </>
    );
  }
  return (
    <>
      {head}
      <SourceTable rows={ordered(readFragment(SourceFields, data.sources))} />
    </>
  );
}

/** One's own first, then those that deliver. */
function ordered(all: readonly Source[]): Source[] {
  const rank = (s: Source) => (s.may.length > 0 ? 0 : 2) + (s.lastAt ? 0 : 1);
  return [...all].sort((a, b) => rank(a) - rank(b));
}

function SourceTable({ rows }: { rows: readonly Source[] }) {
  const { t, i18n } = useTranslation('source');
  const { tenant } = useViewer();
  const counted = rows.some((s) => s.counts);
  const columns: Column<Source>[] = [
    {
      key: 'name',
      head: t('head.name'),
      cell: (s) => (
        <>
          <div>
            <Link to={address.source(tenant.slug, s.code)}>{s.name}</Link>
          </div>
          <div className={styles.codes}>
            {s.tasks.map((task) => task.code).join(' ')} {s.inferred && <InferredMark />}
          </div>
        </>
      ),
    },
    { key: 'owner', head: t('head.owner'), wide: true, cell: (s) => s.owner.name },
    {
      key: 'gives',
      head: t('head.gives'),
      wide: true,
      cell: (s) => [...s.elements, ...s.kinds].map((x) => x.name).join(t('and')),
    },
    { key: 'fresh', head: t('head.fresh'), cell: (s) => <FreshMark source={s} /> },
    {
      key: 'last',
      head: t('head.last'),
      wide: true,
      cell: (s) => <span className={styles.day}>{s.lastAt ? formatDay(s.lastAt, i18n.language) : '—'}</span>,
    },
  ];
  if (counted) {
    columns.push(
      { key: 'taken', head: t('head.taken'), numeric: true, wide: true, cell: (s) => s.counts?.taken ?? '' },
      { key: 'waiting', head: t('head.waiting'), numeric: true, cell: (s) => s.counts?.waiting ?? '' },
      { key: 'refused', head: t('head.refused'), numeric: true, wide: true, cell: (s) => s.counts?.refused ?? '' },
    );
  }
  return (
    <DataTable
      caption={t('title')}
      columns={columns}
      rows={rows}
      rowKey={(s) => s.code}
      empty={<EmptyState title={t('none')}>{t('noneHow')}</EmptyState>}
    />
  );
}
