import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { readFragment } from '@/gql';
import { readFault } from '@/lib/fault';
import { useLoad } from '@/lib/useLoad';
import { PageHead } from '@/ui/PageHead';
import { TableSkeleton } from '@/ui/Skeleton';
import { EmptyState, ErrorState } from '@/ui/States';
import { SheetDocument, SheetFields } from './documents';
import { SheetDesk } from './SheetDesk';

/** Everything that the caller's tenant owes in one round. */
export function SheetPage() {
  const { t } = useTranslation('sheet');
  const { plan = '', year: yearText = '' } = useParams();
  const year = Number(yearText);
  const { data, error, fetching, reload } = useLoad(SheetDocument, { plan, year });
  const sheet = readFragment(SheetFields, data?.sheet);
  const title = t('title', { year });

  if (error && !sheet) {
    return (
      <>
        <PageHead title={title} />
        <ErrorState fault={readFault(error)} onRetry={reload} />
      </>
    );
  }
  if (!sheet && fetching) {
    return (
      <>
        <PageHead title={title} />
        <TableSkeleton rows={12} columns={5} />
      </>
    );
  }
  if (!sheet || sheet.cells.length === 0) {
    return (
      <>
        <PageHead title={title} lead={data?.sheet?.plan.title} />
        <EmptyState title={t('nothing.title')}>{t('nothing.text')}</EmptyState>
      </>
    );
  }
  return (
    <SheetDesk key={sheet.id} sheet={sheet} title={title} plan={plan} year={year} planTitle={data?.sheet?.plan.title} />
  );
}
