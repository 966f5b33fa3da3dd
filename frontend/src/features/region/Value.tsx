import { useTranslation } from 'react-i18next';
import { EmptyMark } from '@/ui/EmptyMark';
import { Num } from '@/ui/Num';
import styles from './region.module.css';
import type { Cell } from './table';

interface Props {
  cell: Cell | undefined;
  places: number;
  /** What is said where there is no such cell. */
  absent: string;
}

/** A value with what is missing from it; or why there is none. */
export function Value({ cell, places, absent }: Props) {
  const { t } = useTranslation('region');
  if (!cell) return <span className={styles.note}>{absent}</span>;
  if (cell.display === null) {
    if (cell.empty === 'other_definition') return <span className={styles.note}>{t('otherDefinition')}</span>;
    if (cell.empty === 'not_reported') return <span className={styles.note}>{t('notApproved')}</span>;
    return <EmptyMark emptiness={cell.empty} />;
  }
  const missing = cell.expected - cell.reported;
  return (
    <>
      <Num value={cell.display} places={places} />
      {cell.provisional && (
        <small className={styles.note}>{missing > 0 ? t('missing', { count: missing }) : t('incomplete')}</small>
      )}
    </>
  );
}
