import { useTranslation } from 'react-i18next';
import { readFragment } from '@/gql';
import type { TallyFieldsFragment } from '@/gql/graphql';
import { DataTable } from '@/ui/DataTable';
import { Meter } from '@/ui/Meter';
import { Num } from '@/ui/Num';
import { type Evaluation, TallyFields } from './documents';
import styles from './results.module.css';
import { VerdictTable } from './VerdictTable';

/** What is met, by the figures as they were frozen: in one number, by domain, by area, and indicator by indicator. */
export function Results({ evaluation: e }: { evaluation: Evaluation }) {
  const { t } = useTranslation('evaluation');
  const { attainment } = e;
  const domains = attainment.domains.map((d) => ({
    code: d.domain.code,
    name: d.domain.name,
    tally: readFragment(TallyFields, d.tally),
  }));
  const areas = attainment.areas.map((a) => ({
    code: a.area.code,
    name: a.area.name,
    tally: readFragment(TallyFields, a.tally),
  }));
  return (
    <div className={styles.results}>
      <Overall tally={readFragment(TallyFields, attainment.overall)} />
      <div className={styles.tallies}>
        <TallyTable title={t('results.byDomain')} rows={domains} />
        {areas.length > 0 && <TallyTable title={t('results.byArea')} rows={areas} />}
      </div>
      <VerdictTable verdicts={e.verdicts} />
    </div>
  );
}

function Overall({ tally }: { tally: TallyFieldsFragment }) {
  const { t } = useTranslation('evaluation');
  return (
    <section className={styles.overall} aria-labelledby="overall">
      <h2 id="overall">{t('results.rate')}</h2>
      <p className={styles.rate}>
        {tally.rate ?? '–'}
        {tally.rate && <small>%</small>}
      </p>
      <div>
        <p>{tally.reason}</p>
        {tally.nearly > 0 && (
          <p className={styles.quiet}>{t('results.nearly', { count: tally.nearly, rate: tally.rateWithNearly })}</p>
        )}
        {tally.unjudged.length > 0 && (
          <p className={styles.quiet}>
            {t('results.unjudged', { count: tally.unjudged.length })}
            {tally.unjudged.map((i) => `${i.code} ${i.name}`).join(t('and'))}
          </p>
        )}
      </div>
    </section>
  );
}

interface TallyRow {
  code: string;
  name: string;
  tally: TallyFieldsFragment;
}

function TallyTable({ title, rows }: { title: string; rows: TallyRow[] }) {
  const { t } = useTranslation('evaluation');
  return (
    <section>
      <h2>{title}</h2>
      <DataTable
        caption={title}
        rows={rows}
        rowKey={(r) => r.code}
        columns={[
          { key: 'name', head: t('results.name'), cell: (r) => <span className={styles.name}>{r.name}</span> },
          {
            key: 'met',
            head: t('results.met'),
            width: '34%',
            cell: ({ tally }) => (
              <Meter part={tally.met} whole={tally.judgeable} words={`${tally.met} / ${tally.judgeable}`} />
            ),
          },
          {
            key: 'rate',
            head: t('results.rate'),
            unit: '%',
            numeric: true,
            cell: ({ tally }) => <Num value={tally.rate} places={1} />,
          },
          {
            key: 'nearly',
            head: t('results.nearlyHead'),
            numeric: true,
            wide: true,
            cell: ({ tally }) => tally.nearly,
          },
          {
            key: 'unjudged',
            head: t('results.unjudgedHead'),
            numeric: true,
            cell: ({ tally }) => (
              <span title={tally.unjudged.map((i) => i.name).join(t('and'))}>{tally.total - tally.judgeable}</span>
            ),
          },
        ]}
      />
    </section>
  );
}
