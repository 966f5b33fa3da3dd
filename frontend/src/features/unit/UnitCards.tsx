import { useTranslation } from 'react-i18next';
import { CELLS } from './measures';
import styles from './unit.module.css';
import { MEASURES, type Unit } from './units';

/** On a phone each unit is a card with its measures by name. */
export function UnitCards({ units }: { units: readonly Unit[] }) {
  const { t } = useTranslation('unit');
  return (
    <ul className={styles.cards}>
      {units.map((u) => (
        <li key={u.tenant.slug} className={styles.card}>
          <h2>
            {u.tenant.name} <small className={styles.quiet}>{u.tenant.area.name}</small>
          </h2>
          <dl className={styles.measures}>
            {MEASURES.map((m) => (
              <div key={m}>
                <dt>{t(`measure.${m}`)}</dt>
                <dd>{CELLS[m]?.(u, (state) => t(`ownPlan.${state}`))}</dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ul>
  );
}
