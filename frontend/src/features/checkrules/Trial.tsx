import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TryCheckRuleInput } from '@/gql/graphql';
import { readFault } from '@/lib/fault';
import { formatDecimal } from '@/lib/format';
import { useLoad } from '@/lib/useLoad';
import { DataTable } from '@/ui/DataTable';
import { TableSkeleton } from '@/ui/Skeleton';
import styles from './checkrules.module.css';
import { HITS, TryCheckRuleDocument } from './documents';

/** What a rule would have found among the figures of past years. */
export function Trial({ input }: { input: TryCheckRuleInput }) {
  const { t } = useTranslation('checkrules');
  const [skip, setSkip] = useState(0);
  const { data, error } = useLoad(TryCheckRuleDocument, { input: { ...input, first: HITS, skip } });
  if (error) {
    return (
      <p role="alert" className={styles.refusal}>
        {readFault(error).message || t('failed')}
      </p>
    );
  }
  if (!data) return <TableSkeleton rows={3} columns={4} />;
  const tried = data.tryCheckRule;
  const said = tried.years.map((y) => t('trial.year', y)).join(t('comma'));
  return (
    <section aria-label={t('trial.title')} className={styles.trial}>
      <p role="status">
        <strong>{t('trial.sum', { flagged: tried.flagged, tested: tried.tested })}</strong>{' '}
        <span className={styles.quiet}>{said}</span>
      </p>
      {tried.hits.length > 0 && (
        <DataTable
          caption={t('trial.title')}
          rows={tried.hits}
          rowKey={(h) => `${h.year}/${h.area.code}/${h.element.code}/${h.category}/${h.message}`}
          columns={[
            { key: 'year', head: t('trial.column.year'), width: 64, cell: (h) => h.year },
            { key: 'area', head: t('trial.column.area'), width: 96, cell: (h) => h.area.name },
            { key: 'element', head: t('trial.column.element'), width: 200, wide: true, cell: (h) => h.element.name },
            {
              key: 'value',
              head: t('trial.column.value'),
              width: 96,
              numeric: true,
              cell: (h) => formatDecimal(h.value),
            },
            { key: 'message', head: t('column.sentence'), cell: (h) => h.message },
          ]}
        />
      )}
      {tried.listed > HITS && (
        <div className={styles.buttons}>
          <Button disabled={skip === 0} onClick={() => setSkip(skip - HITS)}>
            {t('trial.back')}
          </Button>
          <Button disabled={skip + HITS >= tried.listed} onClick={() => setSkip(skip + HITS)}>
            {t('trial.next')}
          </Button>
        </div>
      )}
    </section>
  );
}
