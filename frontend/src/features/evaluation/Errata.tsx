import { useTranslation } from 'react-i18next';
import { readFragment } from '@/gql';
import { DataTable } from '@/ui/DataTable';
import { Num } from '@/ui/Num';
import { StandingMark } from '@/ui/StandingMark';
import { EmptyState } from '@/ui/States';
import { boardCell, type Cell } from './cell';
import { CellFields, type Evaluation } from './documents';
import styles from './evaluation.module.css';

/** What was corrected since and would come out otherwise: the evaluation stays, and says so. */
export function Errata({ evaluation }: { evaluation: Evaluation }) {
  const { t } = useTranslation('evaluation');
  const rows = evaluation.errata.map(({ frozen, now }) => ({
    indicator: frozen.indicator,
    frozen: readFragment(CellFields, frozen),
    now: readFragment(CellFields, now),
  }));
  if (rows.length === 0) return <EmptyState title={t('errata.nothing')}>{t('errata.means')}</EmptyState>;
  return (
    <section aria-labelledby="errata">
      <h2 id="errata">{t('part.errata')}</h2>
      <p className={styles.quiet}>{t('errata.means')}</p>
      <DataTable
        caption={t('part.errata')}
        rows={rows}
        rowKey={(r) => `${r.indicator.code}/${r.frozen.area.code}`}
        columns={[
          { key: 'indicator', head: t('results.indicator'), cell: ({ indicator: i }) => `${i.code} ${i.name}` },
          { key: 'area', head: t('errata.area'), cell: (r) => r.frozen.area.name },
          { key: 'frozen', head: t('errata.frozen'), cell: (r) => <Said cell={r.frozen} /> },
          { key: 'now', head: t('errata.now'), cell: (r) => <Said cell={r.now} /> },
        ]}
      />
    </section>
  );
}

function Said({ cell }: { cell: Cell }) {
  return (
    <span className={styles.said}>
      <Num value={cell.display ?? cell.value} emptiness={cell.emptiness} />
      <StandingMark cell={boardCell(cell)} />
    </span>
  );
}
