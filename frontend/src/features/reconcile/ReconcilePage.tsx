import { Drawer, Input, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { readFault } from '@/lib/fault';
import { concernsFigures, useChanges } from '@/lib/useChanges';
import { useLoad } from '@/lib/useLoad';
import { CellPanel } from '@/ui/cell/CellPanel';
import { LiveState } from '@/ui/LiveState';
import { PageHead } from '@/ui/PageHead';
import { TableSkeleton } from '@/ui/Skeleton';
import { EmptyState, ErrorState } from '@/ui/States';
import { Comparisons } from './Comparisons';
import { ReconciliationDocument } from './documents';
import { bySize, differs, isAbout, isDisputed, type Line, linesOf } from './lines';
import styles from './reconcile.module.css';

/** What several bodies say of the same quantity, side by side, and whose turn it is. */
export function ReconcilePage() {
  const { t } = useTranslation('reconcile');
  const { plan = '', year: yearText = '' } = useParams();
  const year = Number(yearText);
  const { data, error, reload } = useLoad(ReconciliationDocument, { plan, year });
  const live = useChanges({ plan, year }, (changes) => concernsFigures(changes) && reload());
  const [all, setAll] = useState(false);
  const [sought, setSought] = useState('');
  const [open, setOpen] = useState<string>();
  const [panel, setPanel] = useState<Line>();
  const head = <PageHead title={t('title', { year })} lead={t('lead')} />;
  const board = data?.reconciliation;
  if (!board) {
    return (
      <>
        {head}
        {error ? <ErrorState fault={readFault(error)} onRetry={reload} /> : <TableSkeleton rows={10} columns={6} />}
      </>
    );
  }
  const lines = linesOf(board.rows);
  const disputed = bySize(lines.filter(isDisputed));
  const others = lines.filter((l) => !isDisputed(l));
  const apart = bySize(others.filter(differs));
  const shared = {
    plan,
    year,
    open,
    onOpen: setOpen,
    onPanel: setPanel,
    maySetTolerance: board.maySetTolerance,
    publications: board.publications,
    onDone: () => {
      setOpen(undefined);
      reload();
    },
  };
  const place = panel && {
    plan,
    year,
    element: panel.row.element.code,
    area: panel.row.area.code,
    category: panel.row.category.code,
  };
  return (
    <>
      {head}
      <LiveState live={live} />
      <section aria-labelledby="disputed" className={styles.part}>
        <h2 id="disputed">{t('disputed', { count: disputed.length })}</h2>
        {disputed.length === 0 ? (
          <p className={styles.quiet}>{t('noneDisputed')}</p>
        ) : (
          <Comparisons caption={t('disputedCaption')} lines={disputed} {...shared} />
        )}
      </section>
      <section aria-labelledby="compared" className={styles.part}>
        <h2 id="compared">{t('compared')}</h2>
        <Segmented
          className={styles.filter}
          value={all ? 'all' : 'apart'}
          onChange={(v) => setAll(v === 'all')}
          options={[
            { value: 'apart', label: t('filter.apart', { count: apart.length }) },
            { value: 'all', label: t('filter.all', { count: others.length }) },
          ]}
        />
        {all && (
          <Input
            allowClear
            className={styles.sought}
            aria-label={t('sought')}
            placeholder={t('sought')}
            value={sought}
            onChange={(e) => setSought(e.target.value)}
          />
        )}
        {!all && apart.length === 0 ? (
          <EmptyState title={t('noneApart')}>{t('noneApartText')}</EmptyState>
        ) : (
          <Comparisons
            caption={t('comparedCaption')}
            lines={all ? others.filter((l) => isAbout(l, sought)) : apart}
            {...shared}
          />
        )}
      </section>
      <Drawer
        open={place !== undefined}
        onClose={() => setPanel(undefined)}
        title={panel && `${panel.row.element.name} · ${panel.row.area.name}`}
        size={420}
        destroyOnHidden
      >
        {place && <CellPanel place={place} />}
      </Drawer>
    </>
  );
}
