import { useTranslation } from 'react-i18next';
import { DataTable } from '@/ui/DataTable';
import { Num } from '@/ui/Num';
import { byPlace } from './areas';
import type { DevelopmentIndex, IndexArea, Weights } from './documents';
import styles from './index.module.css';

/** The areas with their totals, places and domains; the city first, then the counties by place. */
export function AreaTable({ index, weights }: { index: DevelopmentIndex; weights: Weights | undefined }) {
  const { t } = useTranslation('devindex');
  const score = (a: IndexArea, domain: string) => a.domains.find((d) => d.domain.code === domain)?.score;
  return (
    <section aria-labelledby="index-areas" className={styles.section}>
      <h2 id="index-areas">{t('areas.title')}</h2>
      <DataTable
        caption={t('areas.caption', { year: index.year })}
        rows={byPlace(index.areas)}
        rowKey={(a) => a.area.code}
        columns={[
          { key: 'area', head: t('areas.area'), cell: (a) => <span className={styles.name}>{a.area.name}</span> },
          {
            key: 'rank',
            head: t('areas.rank'),
            numeric: true,
            cell: (a) => a.rank ?? <span className={styles.quiet}>{t(`unranked.${a.unranked}`)}</span>,
          },
          {
            key: 'total',
            head: t('areas.total'),
            numeric: true,
            cell: (a) =>
              a.total ? (
                <strong>
                  <Num value={a.total} places={2} />
                </strong>
              ) : (
                <span className={styles.quiet}>{t('none')}</span>
              ),
          },
          {
            key: 'answered',
            head: t('areas.answered'),
            unit: '%',
            numeric: true,
            cell: (a) => <Num value={a.answered} places={1} />,
          },
          ...(weights?.domains ?? []).map(({ domain }) => ({
            key: domain.code,
            head: domain.name,
            numeric: true,
            cell: (a: IndexArea) => <Num value={score(a, domain.code)} places={2} />,
          })),
        ]}
      />
      <p className={styles.quiet}>{t('areas.note')}</p>
    </section>
  );
}
