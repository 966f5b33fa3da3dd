import { useTranslation } from 'react-i18next';
import { DataTable } from '@/ui/DataTable';
import { Meter } from '@/ui/Meter';
import type { Region } from './documents';
import styles from './region.module.css';
import { areasOf, standings } from './table';

export interface Props {
  region: Region;
  /** The place of the year in view. */
  at: number;
  level: 'province' | 'nation';
}

/** How many members have reported, and which lag. */
export function Standings({ region, at, level }: Props) {
  const { t } = useTranslation('region');
  const rows = standings(region, at);
  const asked = rows.filter((r) => r.state !== 'not-asked');
  const lagging = asked.filter((r) => r.state !== 'complete');
  const names = lagging.map((r) => r.member.name).join(t('and'));
  const counts = { year: region.years[at], count: asked.length, complete: asked.length - lagging.length };
  return (
    <section aria-labelledby="standings">
      <h2 id="standings">{t('standings.title')}</h2>
      <p className={styles.said}>
        {t(`standings.said.${level}`, counts)}
        {lagging.length > 0 && t('standings.lagging', { names })}
      </p>
      <DataTable
        caption={t('standings.caption', { year: region.years[at] })}
        rows={rows}
        rowKey={(r) => r.member.code}
        columns={[
          {
            key: 'member',
            head: t(`member.${level}`),
            cell: (r) => <span className={styles.member}>{r.member.name}</span>,
          },
          {
            key: 'complete',
            head: t('standings.complete'),
            numeric: true,
            cell: (r) => (r.asked === 0 ? '—' : `${r.complete} / ${r.asked}`),
          },
          {
            key: 'areas',
            head: t('standings.areas'),
            width: '45%',
            cell: (r) => {
              const { reported, expected } = areasOf(region, at, r.place);
              if (expected === 0) return '—';
              return <Meter part={reported} whole={expected} words={`${reported} / ${expected}`} />;
            },
          },
          {
            key: 'state',
            head: t('standings.state'),
            cell: (r) => <span data-state={r.state}>{t(`state.${r.state}`)}</span>,
          },
        ]}
      />
    </section>
  );
}
