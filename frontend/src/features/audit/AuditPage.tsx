import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';
import { graphql } from '@/gql';
import type { AuditQuery } from '@/gql/graphql';
import { formatMoment } from '@/lib/dates';
import { readFault } from '@/lib/fault';
import { useLoad } from '@/lib/useLoad';
import { DataTable } from '@/ui/DataTable';
import { PageHead } from '@/ui/PageHead';
import { TableSkeleton } from '@/ui/Skeleton';
import { EmptyState, ErrorState } from '@/ui/States';
import styles from './audit.module.css';
import { fullText, linesOf } from './detail';

const AuditDocument = graphql(`
  query Audit($after: String) {
    audit(first: 50, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes { seq at action by tenant object detail hash }
    }
  }
`);

type Part = AuditQuery['audit'];
type Entry = Part['nodes'][number];

/** The append-only trail of the caller's scope, newest first. */
export function AuditPage() {
  const { t } = useTranslation('audit');
  const { data, error, reload } = useLoad(AuditDocument, {});
  const head = <PageHead title={t('title')} lead={data ? t('lead', { count: data.audit.totalCount }) : undefined} />;
  return (
    <>
      {head}
      {error && !data && <ErrorState fault={readFault(error)} onRetry={reload} />}
      {!error && !data && <TableSkeleton rows={12} columns={5} />}
      {data && <Trail first={data.audit} />}
    </>
  );
}

function Trail({ first }: { first: Part }) {
  const { t, i18n } = useTranslation('audit');
  const client = useClient();
  const [parts, setParts] = useState<Part[]>([first]);
  const [busy, setBusy] = useState(false);
  const rows = parts.flatMap((p) => p.nodes);
  const page = parts.at(-1)?.pageInfo;

  async function more() {
    setBusy(true);
    const { data } = await client.query(AuditDocument, { after: page?.endCursor }).toPromise();
    setBusy(false);
    if (data) setParts((old) => [...old, data.audit]);
  }

  return (
    <>
      <DataTable
        caption={t('title')}
        rows={rows}
        rowKey={(e) => e.seq}
        empty={<EmptyState title={t('nothing')} />}
        columns={[
          { key: 'seq', head: t('seq'), numeric: true, width: 72, cell: (e) => e.seq },
          { key: 'at', head: t('at'), width: 180, cell: (e) => formatMoment(e.at, i18n.language) },
          { key: 'by', head: t('by'), width: 240, cell: (e) => e.by },
          { key: 'tenant', head: t('tenant'), width: 110, wide: true, cell: (e) => e.tenant },
          {
            key: 'action',
            head: t('action'),
            width: 140,
            cell: (e) => t([`act.${e.action.replace('.', '_')}`, 'act.other'], { action: e.action }),
          },
          { key: 'detail', head: t('detail'), wide: true, cell: (e) => <Detail entry={e} /> },
          {
            key: 'hash',
            head: t('hash'),
            wide: true,
            cell: (e) => (
              <code className={styles.code} title={e.hash}>
                {e.hash.slice(0, 12)}
              </code>
            ),
          },
        ]}
      />
      {page?.hasNextPage && (
        <Button className={styles.more} loading={busy} onClick={more}>
          {t('more')}
        </Button>
      )}
    </>
  );
}

/** The facts at a glance; all of them, with the object they are about, on request. */
function Detail({ entry }: { entry: Entry }) {
  const { t, i18n } = useTranslation('audit');
  const { t: ui } = useTranslation('ui');
  const lines = linesOf(entry.detail);
  const known = (fact: string) =>
    ['stage', 'figureState', 'emptiness'].find((group) => i18n.exists(`ui:${group}.${fact}`));
  const say = (fact: string) => (known(fact) ? ui(`${known(fact)}.${fact}`) : fact);
  return (
    <details className={styles.detail}>
      <summary>
        {lines[0]?.map(say).join(' · ') ?? entry.object}
        {lines.length > 1 && <span className={styles.rest}>{t('andMore', { count: lines.length - 1 })}</span>}
      </summary>
      <pre>
        {entry.object}
        {'\n'}
        {fullText(entry.detail)}
      </pre>
    </details>
  );
}
