import { spaced } from '@/lib/format';
import { indicatorOf, reachedIn } from '@/lib/promise';
import { ReachedMark } from '@/ui/ReachedMark';
import type { CatalogueTarget } from './document';
import styles from './plan.module.css';

/** Targets in the prose of a task or project. */
export function Targets({ targets }: { targets: CatalogueTarget[] }) {
  return (
    <ul className={styles.targets}>
      {targets.map((target) => (
        <li key={target.code}>
          <span className={styles.code}>{target.code}</span>
          <span>
            {target.name}
            <strong>{spaced(target.printed)}</strong>
            {target.note && <small className={styles.quiet}>{target.note}</small>}
            <Reached target={target} />
          </span>
        </li>
      ))}
    </ul>
  );
}

/** The newest year that is judged. */
function Reached({ target }: { target: CatalogueTarget }) {
  const value = reachedIn(target);
  return value && <ReachedMark value={value} measuredBy={indicatorOf(target)} />;
}
