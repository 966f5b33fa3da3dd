import { useTranslation } from 'react-i18next';
import { DataTable } from '@/ui/DataTable';
import type { Region } from './documents';
import styles from './region.module.css';
import { cellAt, OWN } from './table';
import { Value } from './Value';

/** One indicator over the years: the region and each of its members. */
export function YearByYear({
  region,
  indicator,
  level,
}: {
  region: Region;
  indicator: number;
  level: 'province' | 'nation';
}) {
  const { t } = useTranslation('region');
  const of = region.indicators[indicator];
  if (!of) return null;
  const members = region.members.map((m, place) => ({ code: m.code, name: m.name, place }));
  const own = { code: region.code, name: region.name, place: OWN };
  return (
    <div className={styles.years}>
      {of.noTotal !== null && <p className={styles.means}>{of.noTotal}</p>}
      <DataTable
        caption={t('years.caption', { name: of.name })}
        rows={of.noTotal === null ? [own, ...members] : members}
        rowKey={(r) => r.code}
        columns={[
          {
            key: 'member',
            head: t(`member.${level}`),
            cell: (r) => (r.place === OWN ? <strong>{r.name}</strong> : r.name),
          },
          ...region.years.map((year, y) => ({
            key: String(year),
            head: year,
            numeric: true,
            cell: (r: typeof own) => (
              <Value
                cell={cellAt(region, indicator, y, r.place)}
                places={of.precision}
                absent={r.place === OWN ? t('noneHas') : t('notInPlan')}
              />
            ),
          })),
        ]}
      />
    </div>
  );
}
