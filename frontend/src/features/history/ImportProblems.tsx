import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';
import { readFault } from '@/lib/fault';
import { useLoad } from '@/lib/useLoad';
import { DataTable } from '@/ui/DataTable';
import { TableSkeleton } from '@/ui/Skeleton';
import { ErrorState } from '@/ui/States';
import { HistoryProblemsDocument, type Problem } from './documents';
import styles from './history.module.css';

/** Every row with something about it, by its line in the file. */
export function ImportProblems({ id, version }: { id: string; version: string }) {
  const { data, error, reload } = useLoad(HistoryProblemsDocument, { id, after: 0 }, version);
  if (error) return <ErrorState fault={readFault(error)} onRetry={reload} />;
  if (!data) return <TableSkeleton rows={4} columns={3} />;
  return <Rows key={version} id={id} first={data.historyProblems.nodes} total={data.historyProblems.totalCount} />;
}

function Rows({ id, first, total }: { id: string; first: Problem[]; total: number }) {
  const { t } = useTranslation('history');
  const client = useClient();
  const [rows, setRows] = useState(first);
  const [busy, setBusy] = useState(false);

  async function more() {
    setBusy(true);
    const { data } = await client.query(HistoryProblemsDocument, { id, after: rows.length }).toPromise();
    setBusy(false);
    if (data) setRows((old) => [...old, ...data.historyProblems.nodes]);
  }

  return (
    <div className={styles.problems}>
      <h3>{t('problems', { count: total })}</h3>
      <DataTable
        caption={t('problems', { count: total })}
        rows={rows}
        rowKey={(p) => `${p.line}/${p.code}/${p.message}`}
        columns={[
          { key: 'line', head: t('line'), numeric: true, width: 72, cell: (p) => p.line },
          { key: 'kind', head: t('kind'), width: 88, cell: (p) => (p.grade === 'A' ? t('leftOut') : t('asked')) },
          { key: 'message', head: t('why'), cell: (p) => p.message },
        ]}
      />
      {rows.length < total && (
        <Button onClick={more} loading={busy}>
          {t('more', { count: total - rows.length })}
        </Button>
      )}
    </div>
  );
}
