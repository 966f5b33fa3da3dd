import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { address } from '@/lib/address';
import { spaced } from '@/lib/format';
import { unitName } from '@/lib/unit';
import { useViewer } from '@/lib/viewer';
import { DataTable } from '@/ui/DataTable';
import { InferredMark } from '@/ui/InferredMark';
import type { CatalogueIndicator, CataloguePlan } from './document';
import styles from './plan.module.css';

interface Props {
  plan: CataloguePlan;
  indicators: CatalogueIndicator[];
}

/** The indicator table of the plan, with what each is made of. */
export function Indicators({ plan, indicators }: Props) {
  const { t } = useTranslation('plan');
  const { tenant } = useViewer();
  const order = plan.domains.map((d) => d.code);
  const rows = [...indicators].sort((p, q) => order.indexOf(p.domain.code) - order.indexOf(q.domain.code));
  const names = new Map(plan.domains.map((d) => [d.code, d]));
  return (
    <section id="indicators" aria-labelledby="indicators-head" className={styles.section}>
      <h2 id="indicators-head">{t('indicators.title')}</h2>
      <DataTable
        caption={t('indicators.title')}
        rows={rows}
        rowKey={(i) => i.code}
        group={(i) => {
          const inTable = names.get(i.domain.code)?.nameInTable;
          return {
            key: i.domain.code,
            title: (
              <>
                {i.domain.name}
                {inTable && <small className={styles.quiet}>{t('indicators.inTable', { name: inTable })}</small>}
              </>
            ),
          };
        }}
        columns={[
          {
            key: 'code',
            head: t('code'),
            width: 56,
            wide: true,
            cell: (i) => <span className={styles.code}>{i.code}</span>,
          },
          {
            key: 'name',
            head: t('indicators.name'),
            cell: (i) => <Link to={address.indicator(tenant.slug, plan.code, i.code)}>{i.name}</Link>,
          },
          { key: 'unit', head: t('indicators.unit'), wide: true, cell: (i) => unitName(i.unit) },
          {
            key: 'baseline',
            head: t('indicators.baseline', { year: plan.baselineYear }),
            wide: true,
            numeric: true,
            cell: (i) => i.baseline.printed || '—',
          },
          {
            key: 'target',
            head: t('indicators.target', { year: plan.targetYear }),
            cell: (i) => (
              <>
                {spaced(i.target.printed)}
                {i.target.mergedFrom && (
                  <small className={styles.quiet}>{t('indicators.merged', { code: i.target.mergedFrom })}</small>
                )}
              </>
            ),
          },
          {
            key: 'lines',
            head: t('lines'),
            wide: true,
            cell: (i) => (
              <>
                {i.lead.name}
                {i.support.length > 0 && (
                  <small className={styles.quiet}>
                    {t('support', { names: i.support.map((l) => l.name).join(t('and')) })}
                  </small>
                )}
              </>
            ),
          },
        ]}
        below={(i) => (
          <div className={styles.below}>
            <p>
              {spaced(i.formula)} {i.inferred && <InferredMark long />}
            </p>
            <details>
              <summary>{t('indicators.elements', { count: i.elements.length })}</summary>
              <ul>
                {i.elements.map((e) => (
                  <li key={e.code}>
                    {e.name}
                    {e.unit && ` (${unitName(e.unit)})`} <span>{t(`level.${e.level}`, { line: e.line.name })}</span>
                  </li>
                ))}
              </ul>
            </details>
          </div>
        )}
      />
    </section>
  );
}
