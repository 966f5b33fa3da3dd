import { useTranslation } from 'react-i18next';
import { DataTable } from '@/ui/DataTable';
import { EmptyState } from '@/ui/States';
import type { Evaluation } from './documents';
import styles from './work.module.css';

type Row = Evaluation['work'][number];

const RATINGS = ['done', 'underWay', 'delayed', 'notStarted', 'unrated'] as const;

/** How far tasks and projects are by domain, as the offices rated the reports of those who lead them. */
export function Work({ rows }: { rows: readonly Row[] }) {
  const { t } = useTranslation('evaluation');
  if (rows.length === 0) return <EmptyState title={t('work.nothing')}>{t('work.nothingHint')}</EmptyState>;
  return (
    <section aria-labelledby="work">
      <h2 id="work">{t('work.title')}</h2>
      <p className={styles.quiet}>{t('work.means')}</p>
      <ul className={styles.key} aria-hidden="true">
        {RATINGS.map((rating) => (
          <li key={rating}>
            <span data-rating={rating} /> {t(`work.${rating}`)}
          </li>
        ))}
      </ul>
      <DataTable
        caption={t('work.title')}
        rows={rows}
        rowKey={(r) => `${r.kind}/${r.domain?.code}`}
        columns={[
          {
            key: 'domain',
            head: t('work.domain'),
            cell: (r) => (
              <>
                {r.domain?.name ?? t('work.noDomain')} <small className={styles.quiet}>{t(`work.${r.kind}`)}</small>
              </>
            ),
          },
          { key: 'bar', head: '', width: '30%', wide: true, cell: (r) => <Bar row={r} /> },
          { key: 'owed', head: t('work.owed'), numeric: true, cell: (r) => r.owed },
          ...RATINGS.map((rating) => ({
            key: rating,
            head: t(`work.${rating}`),
            numeric: true,
            cell: (r: Row) => r[rating],
          })),
        ]}
      />
    </section>
  );
}

/** The numbers stand beside it. */
function Bar({ row }: { row: Row }) {
  return (
    <span className={styles.bar} aria-hidden="true">
      {RATINGS.filter((rating) => row[rating] > 0).map((rating) => (
        <span key={rating} data-rating={rating} style={{ flexGrow: row[rating] }} />
      ))}
    </span>
  );
}
