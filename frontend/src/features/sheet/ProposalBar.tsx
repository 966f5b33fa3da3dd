import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Grid } from './grid';
import styles from './sheet.module.css';

/** The cells for which a source gives a value and in which nobody has entered anything yet. */
export function openProposals(grid: Grid): string[] {
  return Object.values(grid.rows)
    .filter(({ cell, entry }) => cell.proposal && cell.canEdit && !cell.figure && entry.text === '' && !entry.emptiness)
    .map((row) => row.key);
}

/** Takes what sources give for all that is still empty; what somebody typed is taken over one by one alone. */
export function ProposalBar({ keys, onTake }: { keys: string[]; onTake: (keys: string[]) => Promise<void> }) {
  const { t } = useTranslation('sheet');
  const [busy, setBusy] = useState(false);
  if (keys.length === 0) return null;
  return (
    <p className={styles.proposals}>
      {t('proposal.open', { count: keys.length })}
      <Button
        size="small"
        loading={busy}
        onClick={async () => {
          setBusy(true);
          await onTake(keys);
          setBusy(false);
        }}
      >
        {t('proposal.takeAll')}
      </Button>
    </p>
  );
}
