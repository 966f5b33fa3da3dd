import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { EvaluationsQuery } from '@/gql/graphql';
import { address } from '@/lib/address';
import { useViewer } from '@/lib/viewer';
import { DataTable } from '@/ui/DataTable';
import { Deadline } from '@/ui/Deadline';
import type { EvaluationLine } from './documents';
import styles from './evaluation.module.css';
import { EvaluationMark } from './StateMarks';

interface Props {
  plan: string;
  evaluations: readonly EvaluationLine[];
  owed: EvaluationsQuery['home']['evaluations'];
}

/** One row per evaluation: where it is, what the caller has to do, and what came of it. */
export function EvaluationTable({ plan, evaluations, owed }: Props) {
  const { t } = useTranslation('evaluation');
  const { tenant } = useViewer();
  return (
    <DataTable
      caption={t('title')}
      rows={evaluations}
      rowKey={(e) => e.id}
      columns={[
        {
          key: 'name',
          head: t('list.name'),
          cell: (e) => (
            <Link to={address.evaluation(tenant.slug, plan, e.id)}>
              {t(`name.${e.kind}`, { year: e.year, area: e.area.name })}
            </Link>
          ),
        },
        { key: 'state', head: t('list.state'), cell: (e) => <EvaluationMark state={e.state} /> },
        {
          key: 'duty',
          head: t('list.duty'),
          cell: (e) => <Duties plan={plan} evaluation={e} works={owed.filter((o) => o.evaluation.id === e.id)} />,
        },
        {
          key: 'due',
          head: t('list.due'),
          wide: true,
          cell: (e) => (e.due ? <Deadline at={e.due} bare={e.state !== 'collecting'} /> : '–'),
        },
        {
          key: 'rate',
          head: t('list.rate'),
          unit: '%',
          numeric: true,
          cell: ({ attainment: { overall } }) => (
            <>
              {overall.rate ?? '–'}{' '}
              <small className={styles.quiet}>{t('counts', { met: overall.met, judgeable: overall.judgeable })}</small>
            </>
          ),
        },
        { key: 'tenant', head: t('list.tenant'), wide: true, cell: (e) => e.tenant.name },
      ]}
    />
  );
}

function Duties({ plan, evaluation: e, works }: { plan: string; evaluation: EvaluationLine; works: Props['owed'] }) {
  const { t } = useTranslation('evaluation');
  const { tenant } = useViewer();
  const own = e.tenant.slug === tenant.slug && e.state !== 'published';
  if (works.length === 0 && !own) return '–';
  return (
    <span className={styles.duties}>
      {works.map(({ work, late }) => (
        <Link
          key={work}
          to={
            work === 'self_evaluation'
              ? address.selfEvaluation(tenant.slug, plan, e.id)
              : address.evaluation(tenant.slug, plan, e.id, 'scoring')
          }
        >
          {t(`duty.${work}`)}
          {late && <span className={styles.bad}> {t('self.late')}</span>}
        </Link>
      ))}
      {own && <span>{t('duty.run')}</span>}
    </span>
  );
}
