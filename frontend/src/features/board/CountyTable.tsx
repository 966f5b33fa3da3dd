import { useTranslation } from 'react-i18next';
import { attainmentOf, coverageOf } from '@/lib/attainment';
import { DataTable } from '@/ui/DataTable';
import { Meter } from '@/ui/Meter';
import type { At } from './at';
import styles from './board.module.css';

/** How complete each area's figures are, and what they come to. */
export function CountyTable({ board, area, year, onSelect }: At & { onSelect: (code: string) => void }) {
  const { t } = useTranslation('board');
  const rows = board.areas.map((a) => ({
    a,
    coverage: coverageOf(board, a.code, year),
    attainment: attainmentOf(board, a.code, year),
  }));
  return (
    <section className={`${styles.block} ${styles.areas}`} aria-labelledby="areas">
      <h2 id="areas">{t('areas.title')}</h2>
      <DataTable
        caption={t('areas.caption', { year })}
        rows={rows}
        rowKey={({ a }) => a.code}
        rowProps={({ a }) => (a.code === area.code ? { 'aria-current': 'true' } : {})}
        columns={[
          {
            key: 'area',
            head: t('areas.area'),
            cell: ({ a }) => (
              <button type="button" className={styles.link} onClick={() => onSelect(a.code)}>
                {a.name}
              </button>
            ),
          },
          {
            key: 'coverage',
            head: t('areas.complete'),
            width: '60%',
            cell: ({ coverage: { reported, expected } }) =>
              expected === 0 ? '—' : <Meter part={reported} whole={expected} words={`${reported} / ${expected}`} />,
          },
          {
            key: 'met',
            head: t('areas.met'),
            numeric: true,
            cell: ({ attainment: { met, judgeable } }) => (judgeable === 0 ? '—' : `${met} / ${judgeable}`),
          },
        ]}
      />
    </section>
  );
}
