import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMoment } from '@/lib/dates';
import { useViewer } from '@/lib/viewer';
import choice from '@/ui/choice.module.css';
import { PageHead } from '@/ui/PageHead';
import { TableSkeleton } from '@/ui/Skeleton';
import { EmptyState, ErrorState, ForbiddenState } from '@/ui/States';
import { BringForm } from './BringForm';
import type { Import } from './documents';
import styles from './history.module.css';
import { ImportDetail } from './ImportDetail';
import { useHistory } from './useHistory';

/** Figures of the years before: a file is brought by one body, checked, and taken by the other. */
export function HistoryPage() {
  const { t } = useTranslation('history');
  const viewer = useViewer();
  const { imports, fault, reload, act } = useHistory();
  const [chosen, choose] = useState<string>();
  const head = <PageHead title={t('title')} lead={t('lead')} />;

  if (!viewer.work.includes('history')) {
    return (
      <>
        {head}
        <ForbiddenState reason={t('who')} />
      </>
    );
  }
  if (fault && !imports) {
    return (
      <>
        {head}
        <ErrorState fault={fault} onRetry={reload} />
      </>
    );
  }
  if (!imports) {
    return (
      <>
        {head}
        <TableSkeleton rows={6} columns={3} />
      </>
    );
  }
  const shown = imports.find((i) => i.id === chosen) ?? imports[0];
  return (
    <>
      {head}
      <BringForm
        onBrought={(id) => {
          choose(id);
          reload();
        }}
      />
      {shown ? (
        <div className={styles.columns}>
          <ImportList imports={imports} shown={shown} onChoose={choose} />
          <ImportDetail key={shown.id} of={shown} onAct={(what) => act(what, shown.id)} />
        </div>
      ) : (
        <EmptyState title={t('nothing')}>{t('nothingHow')}</EmptyState>
      )}
    </>
  );
}

interface ListProps {
  imports: readonly Import[];
  shown: Import;
  onChoose: (id: string) => void;
}

function ImportList({ imports, shown, onChoose }: ListProps) {
  const { t, i18n } = useTranslation('history');
  return (
    <nav aria-label={t('list')}>
      <ul className={styles.list}>
        {imports.map((i) => (
          <li key={i.id}>
            <button
              type="button"
              className={choice.choice}
              aria-pressed={i.id === shown.id}
              onClick={() => onChoose(i.id)}
            >
              <span className={styles.name}>{i.name}</span>
              <span className={styles.quiet}>
                {t(`state.${i.state}`)} · {formatMoment(i.at, i18n.language)}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
