import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { readFault } from '@/lib/fault';
import { useLoad } from '@/lib/useLoad';
import { PageHead } from '@/ui/PageHead';
import { TableSkeleton } from '@/ui/Skeleton';
import { EmptyState, ErrorState } from '@/ui/States';
import { ProgressDocument } from './documents';
import { TaskBoard } from './TaskBoard';

/** A year's work on the tasks and key projects of a plan: who reports on what, and how far it is. */
export function ProgressPage() {
  const { t } = useTranslation('progress');
  const { plan = '', year: yearText = '' } = useParams();
  const year = Number(yearText);
  const { data, error, reload } = useLoad(ProgressDocument, { plan, year });
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
        <TableSkeleton rows={14} columns={5} />
      </>
    );
  }
  const { progress } = data;
  if (!progress) return <ErrorState fault={{ kind: 'not-found', code: 'NOT_FOUND', message: '' }} />;
  if (!progress.due) {
    return (
      <>
        <PageHead title={title} lead={progress.plan.title} />
        <EmptyState title={t('notOpen.title', { year })}>{t('notOpen.text')}</EmptyState>
      </>
    );
  }
  if (progress.items.length === 0) {
    return (
      <>
        <PageHead title={title} lead={progress.plan.title} />
        <EmptyState title={t('noItems.title')}>{t('noItems.text')}</EmptyState>
      </>
    );
  }
  return <TaskBoard progress={progress} plan={plan} onChanged={reload} />;
}
