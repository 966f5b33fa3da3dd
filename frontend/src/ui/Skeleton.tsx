import { useTranslation } from 'react-i18next';
import styles from './page.module.css';

const range = (n: number) => Array.from({ length: n }, (_, i) => i);

/** A table that is on its way: its head and as many lines as are likely. */
export function TableSkeleton({ rows = 8, columns = 5 }: { rows?: number; columns?: number }) {
  const { t } = useTranslation('ui');
  return (
    <div className={styles.skeletonTable} role="status" aria-label={t('loading')}>
      {range(rows).map((r) => (
        <div key={r} className={styles.skeletonRow}>
          {range(columns).map((c) => (
            <span key={c} className={styles.bone} style={{ width: c === 0 ? `${38 - ((r * 7) % 12)}%` : '9%' }} />
          ))}
        </div>
      ))}
    </div>
  );
}

/** Sentences that are on their way. */
export function TextSkeleton({ lines = 3 }: { lines?: number }) {
  const { t } = useTranslation('ui');
  return (
    <div role="status" aria-label={t('loading')} className={styles.skeletonText}>
      {range(lines).map((l) => (
        <span key={l} className={styles.bone} style={{ width: `${72 - ((l * 17) % 30)}%` }} />
      ))}
    </div>
  );
}

/** A whole page that is on its way. */
export function PageSkeleton() {
  return (
    <div>
      <div className={styles.head}>
        <span className={styles.bone} style={{ width: 220, height: 28 }} />
      </div>
      <TableSkeleton />
    </div>
  );
}
