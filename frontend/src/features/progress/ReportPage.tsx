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
import { Activity } from './Activity';
import { ReportDocument, ReportFields } from './documents';
import { ReportDesk } from './ReportDesk';
import styles from './report.module.css';

/** One tenant's report on one task or project: the caller's own, or that of a tenant in its scope. */
export function ReportPage() {
  const { t } = useTranslation('progress');
  const { plan = '', year: yearText = '', item = '' } = useParams();
  const [params] = useSearchParams();
  const viewer = useViewer();
  const year = Number(yearText);
  const tenant = params.get('tenant') ?? viewer.tenant.slug;
  const { data, error, reload } = useLoad(ReportDocument, { plan, year, item, tenant });
  const report = readFragment(ReportFields, data?.progressReport);
  const back = (
    <p className={styles.back}>
      <Link to={address.progress(viewer.tenant.slug, plan, year)}>{t('report.back', { year })}</Link>
    </p>
  );

  const fault = error && readFault(error);
  const absent = fault?.kind === 'not-found' || (data && !report);

  if (absent) {
    return (
      <>
        {back}
        <PageHead title={item} />
        <EmptyState title={t('report.none.title')}>{t('report.none.text')}</EmptyState>
        <Activity plan={plan} year={year} task={item} />
      </>
    );
  }
  if (fault && !data) {
    return (
      <>
        {back}
        <PageHead title={item} />
        <ErrorState fault={fault} onRetry={reload} />
      </>
    );
  }
  if (!data || !report) {
    return (
      <>
        {back}
        <PageHead title={item} />
        <div className={styles.panel}>
          <TextSkeleton lines={12} />
        </div>
      </>
    );
  }
  const names = new Map([
    ...(data.plan?.tasks ?? []).map((task) => [task.code, task.heading] as const),
    ...(data.plan?.projects ?? []).map((project) => [project.code, project.name] as const),
  ]);
  return (
    <>
      {back}
      <ReportDesk
        key={`${report.tenant.slug}/${report.item.code}`}
        loaded={report}
        plan={plan}
        year={year}
        planTitle={data.plan?.title}
        names={names}
      />
      {report.item.kind === 'task' && <Activity plan={plan} year={year} task={item} />}
    </>
  );
}
