import { useTranslation } from 'react-i18next';
import { readFault } from '@/lib/fault';
import { useLoad } from '@/lib/useLoad';
import { DataTable } from '@/ui/DataTable';
import { PageHead } from '@/ui/PageHead';
import { TextSkeleton } from '@/ui/Skeleton';
import { EmptyState, ErrorState } from '@/ui/States';
import { Bodies } from './Bodies';
import { Chain } from './Chain';
import { type Regime, RegimeDocument } from './documents';
import styles from './regime.module.css';

/** How the city does it: who is who, which way a figure goes, why it comes back, what its year stands for. The city's file says it; nothing is changed here. */
export function RegimePage() {
  const { t, i18n } = useTranslation('regime');
  const year = new Date().getFullYear() - 1;
  const { data, error, reload } = useLoad(RegimeDocument, { year }, i18n.language);
  const regime = data?.regime;
  return (
    <>
      <PageHead title={t('title')} lead={t('lead')} />
      {error && !data && <ErrorState fault={readFault(error)} onRetry={reload} />}
      {!error && !data && <TextSkeleton lines={12} />}
      {data && !regime && <EmptyState title={t('none')} />}
      {regime && (
        <div className={styles.page}>
          <Chains regime={regime} />
          <Reasons reasons={regime.reasons} />
          <Periods periods={regime.periods} />
          <Bodies bodies={regime.bodies} />
          <Words regime={regime} />
        </div>
      )}
    </>
  );
}

/** The way of a year opened now, and of the years that go another way. */
function Chains({ regime }: { regime: Regime }) {
  const { t } = useTranslation('regime');
  const others = regime.years.filter((y) => !y.current);
  return (
    <section aria-labelledby="chain" className={styles.section}>
      <h2 id="chain">{t('chain.title')}</h2>
      <p className={styles.quiet}>{t('chain.means')}</p>
      <Chain title={t('chain.county')} stages={regime.county} />
      <Chain title={t('chain.city')} stages={regime.city} />
      {others.map((y) => (
        <details key={y.year} className={styles.other}>
          <summary>{t('chain.other', { year: y.year })}</summary>
          <Chain title={t('chain.county')} stages={y.county} />
          <Chain title={t('chain.city')} stages={y.city} />
        </details>
      ))}
    </section>
  );
}

function Reasons({ reasons }: { reasons: Regime['reasons'] }) {
  const { t } = useTranslation('regime');
  return (
    <section aria-labelledby="reasons" className={styles.section}>
      <h2 id="reasons">{t('reasons.title')}</h2>
      <ul className={styles.list}>
        {reasons.map((r) => (
          <li key={r.code} className={r.retired ? styles.quiet : undefined}>
            {r.name}
            {r.needsWords && <small> {t('reasons.words')}</small>}
            {r.retired && <small> {t('reasons.retired')}</small>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Periods({ periods }: { periods: Regime['periods'] }) {
  const { t } = useTranslation('regime');
  return (
    <section aria-labelledby="periods" className={styles.section}>
      <h2 id="periods">{t('periods.title')}</h2>
      <p className={styles.quiet}>{t('periods.means')}</p>
      <DataTable
        caption={t('periods.title')}
        rows={periods}
        rowKey={(p) => p.code}
        columns={[
          { key: 'name', head: t('periods.name'), cell: (p) => p.name },
          {
            key: 'stands',
            head: t('periods.stands'),
            cell: (p) => (
              <>
                {p.example}
                {p.years.length > 0 && (
                  <small className={styles.under}>
                    {t(p.shape === 'term' ? 'periods.changes' : 'periods.only', {
                      years: p.years.join(t('chain.list')),
                    })}
                  </small>
                )}
              </>
            ),
          },
          { key: 'elements', head: t('periods.elements'), numeric: true, width: 96, cell: (p) => p.elements || '—' },
        ]}
      />
    </section>
  );
}

/** What the city calls the grades of checks and the ratings of work. */
function Words({ regime }: { regime: Regime }) {
  const { t } = useTranslation('regime');
  return (
    <section aria-labelledby="words" className={styles.section}>
      <h2 id="words">{t('words.title')}</h2>
      <dl className={styles.facts}>
        {regime.grades.map((g) => (
          <div key={g.code}>
            <dt>
              {g.code} {g.name}
            </dt>
            <dd>{t(`words.effect.${g.code as 'A'}`)}</dd>
          </div>
        ))}
      </dl>
      <p>
        {t('words.ratings')}
        {regime.ratings.map((r) => r.name).join(t('chain.list'))}
      </p>
    </section>
  );
}
