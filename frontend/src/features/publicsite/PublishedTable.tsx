import { useTranslation } from 'react-i18next';
import { settledValue, standing } from '@/lib/attainment';
import type { Board, BoardArea } from '@/lib/dense';
import { spaced, widestFraction } from '@/lib/format';
import { unitName } from '@/lib/unit';
import { DataTable } from '@/ui/DataTable';
import { Num } from '@/ui/Num';
import { Sparkline } from '@/ui/Sparkline';
import { StandingMark } from '@/ui/StandingMark';
import { forPixels } from '@/ui/scale';
import styles from './publicsite.module.css';

/** Every published indicator of an area, by domain. */
export function PublishedTable({ board, area, year }: { board: Board; area: BoardArea; year: number }) {
  const { t } = useTranslation('publicsite');
  const order = board.domains.map((d) => d.code);
  const names = new Map(board.domains.map((d) => [d.code, d.name]));
  const rows = [...board.indicators]
    .sort((p, q) => order.indexOf(p.domain) - order.indexOf(q.domain))
    .map((i) => ({ i, cell: board.cell(i.code, area.code, year) }))
    .filter(({ cell }) => standing(cell) !== 'absent');
  const places = widestFraction(rows.map((r) => r.cell?.display));
  const at = board.years.indexOf(year);
  return (
    <section className={styles.table} aria-labelledby="values">
      <h2 id="values">{t('table.title', { area: area.name, year })}</h2>
      <DataTable
        caption={t('table.title', { area: area.name, year })}
        rows={rows}
        rowKey={({ i }) => i.code}
        group={names.size > 0 ? ({ i }) => ({ key: i.domain, title: names.get(i.domain) }) : undefined}
        columns={[
          {
            key: 'name',
            head: t('table.indicator'),
            cell: ({ i }) => (
              <>
                {i.name} <small className={styles.unit}>{unitName(i.unit)}</small>
                <span className={styles.narrow}>{t('table.narrowTarget', { target: spaced(i.target) })}</span>
              </>
            ),
          },
          {
            key: 'value',
            head: t('table.value', { year }),
            numeric: true,
            cell: ({ cell }) => <Num value={cell?.display} emptiness={cell?.emptiness ?? null} places={places} />,
          },
          {
            key: 'trend',
            head: `${board.years[0]}–${board.years.at(-1)}`,
            wide: true,
            cell: ({ i }) => (
              <Sparkline
                values={board.years.map((y) => forPixels(settledValue(board.cell(i.code, area.code, y))))}
                at={at}
              />
            ),
          },
          { key: 'target', head: t('table.target'), wide: true, cell: ({ i }) => spaced(i.target) },
          { key: 'verdict', head: t('table.verdict'), cell: ({ cell }) => <StandingMark cell={cell} /> },
        ]}
      />
    </section>
  );
}
