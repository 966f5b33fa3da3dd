import { useTranslation } from 'react-i18next';
import type { UnitResult as Unit } from '@/lib/unitResult';
import { DataTable } from '@/ui/DataTable';
import { UNIT_CELLS } from '@/ui/UnitMeasures';
import styles from './unit.module.css';
import { MEASURES, type Order } from './units';

interface Props {
  units: readonly Unit[];
  order: Order | undefined;
  onOrder: (by: string) => void;
}

/** One row per unit; a press on a head sorts by it. */
export function UnitTable({ units, order, onOrder }: Props) {
  const { t } = useTranslation('unit');
  const stateWord = (state: string) => t(`ownPlan.${state}`);
  return (
    <DataTable
      caption={t('caption')}
      rows={units}
      rowKey={(u) => u.tenant.slug}
      columns={[
        {
          key: 'unit',
          head: t('unit'),
          cell: (u) => (
            <div className={styles.name}>
              {u.tenant.name} <small className={styles.quiet}>{u.tenant.area.name}</small>
            </div>
          ),
        },
        ...MEASURES.map((m) => ({
          key: m,
          sorted: order?.by === m ? (order.down ? ('descending' as const) : ('ascending' as const)) : ('none' as const),
          head: (
            <button type="button" className={styles.head} title={t(`explain.${m}`)} onClick={() => onOrder(m)}>
              {t(`measure.${m}`)}
              <span aria-hidden="true">{order?.by !== m ? '' : order.down ? ' ↓' : ' ↑'}</span>
            </button>
          ),
          numeric: true,
          cell: (u: Unit) => UNIT_CELLS[m]?.(u, stateWord),
        })),
      ]}
    />
  );
}
