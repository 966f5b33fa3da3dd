import { useTranslation } from 'react-i18next';
import { formatClock, isToday } from '@/lib/dates';
import { useLoad } from '@/lib/useLoad';
import { DataTable } from '@/ui/DataTable';
import { Num } from '@/ui/Num';
import { DecisionsDocument } from './documents';
import styles from './queue.module.css';

/** What this tenant passed and returned today. */
export function Today({ plan, year, version }: { plan: string; year: number; version: string }) {
  const { t } = useTranslation('queue');
  const { t: ui } = useTranslation('ui');
  const { data } = useLoad(DecisionsDocument, { plan, year }, version);
  const rows = data?.decisions?.nodes.filter((d) => isToday(d.signOff.at)) ?? [];
  if (!data) return null;
  return (
    <section className={styles.today}>
      <h2>{t('today.title')}</h2>
      <DataTable
        caption={t('today.title')}
        rows={rows}
        rowKey={(d) => `${d.figure.id}/${d.signOff.at}`}
        empty={<p className={styles.hint}>{t('today.nothing')}</p>}
        columns={[
          { key: 'at', head: t('today.at'), width: 72, cell: (d) => formatClock(d.signOff.at) },
          { key: 'element', head: t('head.element'), cell: (d) => d.figure.element.name },
          { key: 'area', head: t('head.area'), cell: (d) => d.figure.area.name },
          {
            key: 'value',
            head: t('today.value'),
            numeric: true,
            cell: (d) => <Num value={d.figure.value} emptiness={d.figure.emptiness} />,
          },
          {
            key: 'outcome',
            head: t('today.outcome'),
            cell: (d) => (
              <span className={styles.done} data-mark={d.signOff.outcome === 'PASS' ? 'passed' : 'returned'}>
                {ui(`outcome.${d.signOff.outcome}`)}
              </span>
            ),
          },
          {
            key: 'words',
            head: t('today.words'),
            wide: true,
            cell: (d) =>
              [d.signOff.reasonCode && t(`reason.${d.signOff.reasonCode}`), d.signOff.comment]
                .filter(Boolean)
                .join(' · '),
          },
          { key: 'by', head: t('today.by'), wide: true, cell: (d) => d.signOff.by.name },
        ]}
      />
    </section>
  );
}
