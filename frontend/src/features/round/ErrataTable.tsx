import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { graphql } from '@/gql';
import { formatDay } from '@/lib/dates';
import { readFault } from '@/lib/fault';
import { widestFraction } from '@/lib/format';
import { unitName } from '@/lib/unit';
import { DataTable } from '@/ui/DataTable';
import { Num } from '@/ui/Num';
import { ErrorState } from '@/ui/States';
import styles from './round.module.css';

const ErrataDocument = graphql(`
  query Errata($plan: String!, $year: Int!) {
    errata(plan: $plan, year: $year) {
      element { code name unit }
      area { code name }
      published
      approved
      reason
      at
    }
  }
`);

/** Where the approved value differs from the frozen one: what the next edition would change. */
export function ErrataTable({ plan, year }: { plan: string; year: number }) {
  const { t, i18n } = useTranslation('round');
  const [{ data, error }, again] = useQuery({ query: ErrataDocument, variables: { plan, year } });
  const rows = data?.errata ?? [];
  const places = widestFraction(rows.flatMap((e) => [e.published, e.approved]));
  return (
    <section aria-labelledby="errata">
      <h2 id="errata">{t('errata.title')}</h2>
      {error && !data && (
        <ErrorState fault={readFault(error)} onRetry={() => again({ requestPolicy: 'network-only' })} />
      )}
      {data && rows.length === 0 && <p className={styles.note}>{t('errata.nothing')}</p>}
      {rows.length > 0 && (
        <DataTable
          caption={t('errata.title')}
          rows={rows}
          rowKey={(e) => `${e.element.code}/${e.area.code}`}
          columns={[
            { key: 'area', head: t('progress.area'), cell: (e) => e.area.name },
            {
              key: 'element',
              head: t('errata.element'),
              cell: (e) => `${e.element.name} (${unitName(e.element.unit)})`,
            },
            {
              key: 'published',
              head: t('errata.published'),
              numeric: true,
              cell: (e) => <Num value={e.published} places={places} />,
            },
            {
              key: 'approved',
              head: t('errata.approved'),
              numeric: true,
              cell: (e) => <Num value={e.approved} places={places} />,
            },
            { key: 'reason', head: t('errata.reason'), wide: true, cell: (e) => e.reason ?? '—' },
            { key: 'at', head: t('errata.at'), wide: true, cell: (e) => (e.at ? formatDay(e.at, i18n.language) : '—') },
          ]}
        />
      )}
    </section>
  );
}
