import { PageHead } from '@/ui/PageHead';
import { TableSkeleton, TextSkeleton } from '@/ui/Skeleton';
import styles from './board.module.css';

/** The board's own shape while it is on its way. */
export function BoardSkeleton({ title }: { title: string | undefined }) {
  return (
    <div className={styles.board}>
      {title && <PageHead title={title} />}
      <div className={styles.grid}>
        <div className={`${styles.panel} ${styles.headline}`}>
          <TextSkeleton lines={5} />
        </div>
        <div className={`${styles.panel} ${styles.map}`}>
          <TextSkeleton lines={5} />
        </div>
        <div className={styles.whole}>
          <TableSkeleton rows={10} columns={6} />
        </div>
      </div>
    </div>
  );
}
