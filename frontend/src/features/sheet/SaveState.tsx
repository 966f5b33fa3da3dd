import { useTranslation } from 'react-i18next';
import { formatClock } from '@/lib/dates';
import { KeyHints } from '@/ui/Kbd';
import type { Grid } from './grid';
import styles from './sheet.module.css';
import type { Saving } from './sheetStore';

/** Whether everything is stored, always in sight; said aloud when it changes for the worse. */
export function SaveState({ saving, savedAt, grid }: { saving: Saving; savedAt: Date | null; grid: Grid }) {
  const { t } = useTranslation('sheet');
  const rows = Object.values(grid.rows);
  const stuck = rows.filter((r) => r.phase === 'conflict' || r.phase === 'refused').length;
  const filled = rows.filter((r) => r.entry.emptiness !== null || r.entry.text.trim() !== '').length;
  const time = savedAt && formatClock(savedAt);
  const words =
    saving === 'waiting' && stuck > 0
      ? t('saving.stuck', { count: stuck })
      : saving === 'saved' && time
        ? t('saving.savedAt', { time })
        : t(`saving.${saving}`);
  return (
    <div className={styles.saveState}>
      <span className={styles.count}>{t('filled', { filled, total: rows.length })}</span>
      <span role="status" className={styles.saving} data-state={stuck > 0 ? 'stuck' : saving}>
        {words}
      </span>
      <KeyHints
        hints={[
          { keys: ['↑', '↓'], words: t('keys.move') },
          { keys: ['Esc'], words: t('keys.revert') },
          { keys: ['-'], words: t('keys.empty') },
          { keys: ['Alt', 'H'], words: t('keys.panel') },
        ]}
      />
    </div>
  );
}
