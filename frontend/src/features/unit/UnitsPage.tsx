import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { graphql, readFragment } from '@/gql';
import { address } from '@/lib/address';
import { readFault } from '@/lib/fault';
import { useScope } from '@/lib/scope';
import { UnitFields } from '@/lib/unitResult';
import { useLoad } from '@/lib/useLoad';
import { useWide } from '@/lib/useWide';
import { useViewer } from '@/lib/viewer';
import { PageHead } from '@/ui/PageHead';
import { TableSkeleton } from '@/ui/Skeleton';
import { EmptyState, ErrorState } from '@/ui/States';
import { UnitCards } from './UnitCards';
import { UnitTable } from './UnitTable';
import styles from './unit.module.css';
import { areasOf, MEASURES, nextOrder, readOrder, sortUnits } from './units';

const UnitResultsDocument = graphql(`
  query UnitResults($plan: String!, $year: Int!) {
    plan(code: $plan) { title baselineYear targetYear }
    unitResults(plan: $plan, year: $year) {
      ...UnitFields
    }
  }
`);

/** What a year says of each responsible unit, side by side; weighing it is the reviewers' work. */
export function UnitsPage() {
  const { t } = useTranslation('unit');
  const { plan: code = '', year: yearText = '' } = useParams();
  const year = Number(yearText);
  const { tenant } = useViewer();
  const { params, scope, change } = useScope();
  const navigate = useNavigate();
  const wide = useWide(720);
  const { data, error, reload } = useLoad(UnitResultsDocument, { plan: code, year });
  const title = t('title', { year });

  if (error && !data) {
    return (
      <>
        <PageHead title={title} />
        <ErrorState fault={readFault(error)} onRetry={reload} />
      </>
    );
  }
  if (!data) {
    return (
      <>
        <PageHead title={title} />
        <TableSkeleton rows={12} columns={8} />
      </>
    );
  }
  const { plan } = data;
  const unitResults = readFragment(UnitFields, data.unitResults);
  if (!plan) return <ErrorState fault={{ kind: 'not-found', code: 'NOT_FOUND', message: '' }} />;
  const years = Array.from({ length: plan.targetYear - plan.baselineYear + 1 }, (_, i) => plan.baselineYear + i);
  const areas = areasOf(unitResults);
  const order = readOrder(params.get('by'));
  const units = sortUnits(
    scope.area ? unitResults.filter((u) => u.tenant.area.code === scope.area) : unitResults,
    order,
  );
  return (
    <>
      <PageHead title={title} lead={plan.title} />
      <div className={styles.bar}>
        <Select<number>
          aria-label={t('year')}
          className={styles.choice}
          value={year}
          options={years.map((y) => ({ value: y, label: t('yearOf', { year: y }) }))}
          onChange={(y) => navigate({ pathname: address.units(tenant.slug, code, y), search: params.toString() })}
        />
        {areas.length > 1 && (
          <Select<string>
            aria-label={t('area')}
            className={styles.choice}
            value={scope.area ?? ''}
            options={[{ value: '', label: t('everyArea') }, ...areas.map((a) => ({ value: a.code, label: a.name }))]}
            onChange={(area) => change({ area: area || undefined })}
          />
        )}
        {!wide && units.length > 1 && (
          <Select<string>
            aria-label={t('order')}
            className={styles.choice}
            value={params.get('by') ?? ''}
            options={[
              { value: '', label: t('byArea') },
              ...MEASURES.map((m) => ({ value: `-${m}`, label: t('mostFirst', { measure: t(`measure.${m}`) }) })),
            ]}
            onChange={(by) => change({ by: by || undefined })}
          />
        )}
        <Link to={address.organisation(tenant.slug, code, year)}>{t('toOrganisation')}</Link>
      </div>
      <p className={styles.note}>{t('note')}</p>
      {units.length === 0 ? (
        <EmptyState title={t('nothing')}>{t('nothingHint')}</EmptyState>
      ) : wide ? (
        <UnitTable units={units} order={order} onOrder={(by) => change({ by: nextOrder(order, by) })} />
      ) : (
        <UnitCards units={units} />
      )}
    </>
  );
}
