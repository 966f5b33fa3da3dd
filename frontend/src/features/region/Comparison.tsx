import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { unitName } from '@/lib/unit';
import { type Column, DataTable } from '@/ui/DataTable';
import { Sparkline } from '@/ui/Sparkline';
import { forPixels } from '@/ui/scale';
import styles from './region.module.css';
import type { Props } from './Standings';
import { cellAt, collectors, OWN } from './table';
import { Value } from './Value';
import { YearByYear } from './YearByYear';

/** Every common indicator of a year: what it comes to, and each member beside it. A row unfolds into the years. */
export function Comparison({ region, at, level }: Props) {
  const { t } = useTranslation('region');
  const [unfolded, setUnfolded] = useState<readonly string[]>([]);
  const rows = region.indicators.map((indicator, place) => ({ indicator, place }));
  type Row = (typeof rows)[number];
  const turn = (code: string) =>
    setUnfolded((now) => (now.includes(code) ? now.filter((c) => c !== code) : [...now, code]));

  const columns: Column<Row>[] = [
    {
      key: 'indicator',
      head: t('indicator'),
      cell: ({ indicator }) => (
        <span className={styles.indicator}>
          <button
            type="button"
            className={styles.fold}
            aria-expanded={unfolded.includes(indicator.code)}
            title={t('unfold')}
            onClick={() => turn(indicator.code)}
          >
            <span aria-hidden="true">{unfolded.includes(indicator.code) ? '▾' : '▸'}</span> {indicator.name}
          </button>
          <small>{unitName(indicator.unit)}</small>
        </span>
      ),
    },
    {
      key: 'own',
      head: region.name,
      numeric: true,
      cell: ({ indicator, place }) => {
        if (indicator.noTotal !== null) return <span className={styles.note}>{t('noTotal')}</span>;
        const of = collectors(region, place, at);
        return (
          <>
            <strong>
              <Value cell={cellAt(region, place, at, OWN)} places={indicator.precision} absent={t('noneHas')} />
            </strong>
            {of > 0 && of < region.members.length && (
              <small className={styles.note}>{t(`standsFor.${level}`, { of, all: region.members.length })}</small>
            )}
          </>
        );
      },
    },
    {
      key: 'trend',
      head: `${region.years[0]}–${region.years.at(-1)}`,
      wide: true,
      cell: ({ indicator, place }) =>
        indicator.noTotal === null && (
          <Sparkline values={region.years.map((_, y) => forPixels(settled(cellAt(region, place, y, OWN))))} at={at} />
        ),
    },
    ...region.members.map(
      (member, m): Column<Row> => ({
        key: member.code,
        head: member.name,
        numeric: true,
        cell: ({ indicator, place }) => (
          <Value cell={cellAt(region, place, at, m)} places={indicator.precision} absent={t('notInPlan')} />
        ),
      }),
    ),
  ];
  return (
    <section aria-labelledby="comparison">
      <h2 id="comparison">{t('comparison.title', { year: region.years[at] })}</h2>
      <p className={styles.means}>{t(`comparison.means.${level}`)}</p>
      <DataTable
        caption={t('comparison.caption', { name: region.name, year: region.years[at] })}
        rows={rows}
        rowKey={({ indicator }) => indicator.code}
        columns={columns}
        below={({ indicator, place }) =>
          unfolded.includes(indicator.code) && <YearByYear region={region} indicator={place} level={level} />
        }
      />
    </section>
  );
}

/** What a line may be drawn through: a value that lacks an area may jump once it is in. */
function settled(cell: ReturnType<typeof cellAt>): string | null {
  return cell && !cell.provisional ? cell.value : null;
}
