import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import { readFragment } from '@/gql';
import { address } from '@/lib/address';
import { readFault } from '@/lib/fault';
import { useLoad } from '@/lib/useLoad';
import { useViewer } from '@/lib/viewer';
import { PageHead } from '@/ui/PageHead';
import { TextSkeleton } from '@/ui/Skeleton';
import { EmptyState, ErrorState } from '@/ui/States';
import { SelfEvaluationDocument, SelfFields } from './documents';
import styles from './evaluation.module.css';
import { SelfDesk } from './SelfDesk';

/** A tenant's own account in an evaluation: the caller's own, or that of a tenant in its scope. */
export function SelfPage() {
  const { t } = useTranslation('evaluation');
  const { plan = '', id = '' } = useParams();
  const [params] = useSearchParams();
  const viewer = useViewer();
  const tenant = params.get('tenant') ?? viewer.tenant.slug;
  const { data, error, reload } = useLoad(SelfEvaluationDocument, { evaluation: id, tenant });
  const self = readFragment(SelfFields, data?.selfEvaluation);
  const fault = error && readFault(error);
  const back = (
    <p className={styles.back}>
      <Link to={address.evaluation(viewer.tenant.slug, plan, id, 'self')}>{t('self.back')}</Link>
    </p>
  );

  if (self) {
    return (
      <>
        {back}
        <SelfDesk key={`${id}/${tenant}`} loaded={self} />
      </>
    );
  }
  if (fault && fault.kind !== 'not-found') {
    return (
      <>
        {back}
        <PageHead title={t('part.self')} />
        <ErrorState fault={fault} onRetry={reload} />
      </>
    );
  }
  return (
    <>
      {back}
      <PageHead title={t('part.self')} />
      {data || fault ? (
        <EmptyState title={t('self.none.title')}>{t('self.none.text')}</EmptyState>
      ) : (
        <TextSkeleton lines={12} />
      )}
    </>
  );
}
