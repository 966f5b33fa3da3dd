import type { UnitResult } from '@/lib/unitResult';
import { UnitMeasures } from '@/ui/UnitMeasures';
import styles from './unit.module.css';

/** On a phone each unit is a card with its measures by name. */
export function UnitCards({ units }: { units: readonly UnitResult[] }) {
  return (
    <ul className={styles.cards}>
      {units.map((u) => (
        <li key={u.tenant.slug} className={styles.card}>
          <h2>
            {u.tenant.name} <small className={styles.quiet}>{u.tenant.area.name}</small>
          </h2>
          <UnitMeasures unit={u} />
        </li>
      ))}
    </ul>
  );
}
