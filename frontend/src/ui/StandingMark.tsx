import { useTranslation } from 'react-i18next';
import { type Standing, standing } from '@/lib/attainment';
import type { BoardCell } from '@/lib/dense';
import styles from './figures.module.css';
import { VerdictMark, VerdictShape } from './VerdictMark';
import { VERDICT_LOOK, type VerdictStatus, verdictStatus } from './verdict';

/** The verdict whose look a standing borrows: what is not judged, for whatever reason, looks like no data. */
export function lookOf(of: Standing): VerdictStatus {
  return verdictStatus(of);
}

export function colorOf(of: Standing): string {
  return VERDICT_LOOK[lookOf(of)].color;
}

/** Where a value stands: its verdict, or why there is none, in shape and word. */
export function StandingMark({ cell, compact }: { cell: BoardCell | null; compact?: boolean }) {
  const { t } = useTranslation('figures');
  const of = standing(cell);
  if (of === 'provisional' || of === 'absent' || of === 'hidden') {
    return (
      <span className={styles.standing} title={t(`why.${of}`)}>
        <VerdictShape status="no_data" />
        <span className={compact ? 'visually-hidden' : undefined}>{t(`standing.${of}`)}</span>
      </span>
    );
  }
  return (
    <>
      <VerdictMark status={of} reason={cell?.reason} compact={compact} />
      {cell?.judged && (
        <small className={styles.judged} title={t('judged.means')}>
          {t('judged.short')}
        </small>
      )}
    </>
  );
}
