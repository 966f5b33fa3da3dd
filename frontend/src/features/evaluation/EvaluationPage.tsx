import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { address } from '@/lib/address';
import { readFault } from '@/lib/fault';
import { useLoad } from '@/lib/useLoad';
import { useViewer } from '@/lib/viewer';
import { PageHead } from '@/ui/PageHead';
import { TableSkeleton } from '@/ui/Skeleton';
import { EmptyState, ErrorState } from '@/ui/States';
import { EvaluationDocument } from './documents';
import { EvaluationDesk } from './EvaluationDesk';
import styles from './evaluation.module.css';

/** One evaluation: at work for those who have a part in it, a report for everybody else. */
export function EvaluationPage() {
  const { t } = useTranslation('evaluation');
  const { plan = '', id = '' } = useParams();
  const { tenant } = useViewer();
  const { data, error, reload } = useLoad(EvaluationDocument, { id });
  const fault = error && readFault(error);
  const evaluation = data?.evaluation;
  const back = (
    <p className={styles.back}>
      <Link to={address.evaluations(tenant.slug, plan)}>{t('back')}</Link>
    </p>
  );

  if (evaluation) {
    return (
      <>
        {back}
        <EvaluationDesk
          key={id}
          loaded={evaluation}
          plan={plan}
          reported={Boolean(data.evaluationReports)}
          onChanged={reload}
        />
      </>
    );
  }
  if (fault && fault.kind !== 'not-found') {
    return (
      <>
        {back}
        <PageHead title={t('title')} />
        <ErrorState fault={fault} onRetry={reload} />
      </>
    );
  }
  return (
    <>
      {back}
      <PageHead title={t('title')} />
      {data || fault ? (
        <EmptyState title={t('none.title')}>{t('none.text')}</EmptyState>
      ) : (
        <TableSkeleton rows={10} columns={4} />
      )}
    </>
  );
}
