import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { readFragment } from '@/gql';
import { readFault } from '@/lib/fault';
import { useLoad } from '@/lib/useLoad';
import { PageHead } from '@/ui/PageHead';
import { TableSkeleton } from '@/ui/Skeleton';
import { EmptyState, ErrorState } from '@/ui/States';
import { QueueDocument, QueueItemFields } from './documents';
import { QueueDesk } from './QueueDesk';
import { Today } from './Today';

/** One page holds what a person decides in a sitting; what is left follows when it is loaded anew. */
const PAGE = 200;

/** What waits for the caller's decision in one round. */
export function QueuePage() {
  const { t } = useTranslation('queue');
  const { plan = '', year: yearText = '' } = useParams();
  const year = Number(yearText);
  const { data, error, fetching, reload } = useLoad(QueueDocument, { plan, year, first: PAGE });
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
        {fetching && <TableSkeleton rows={10} columns={6} />}
      </>
    );
  }
  const items = readFragment(QueueItemFields, data.queue?.nodes ?? []);
  if (items.length === 0) {
    return (
      <>
        <PageHead title={title} />
        <EmptyState title={t('nothing.title')}>{t('nothing.text')}</EmptyState>
        <Today plan={plan} year={year} version="" />
      </>
    );
  }
  const key = items.map((i) => `${i.figure.id}/${i.figure.revision}`).join();
  const total = data.queue?.totalCount ?? items.length;
  return <QueueDesk key={key} items={items} total={total} title={title} plan={plan} year={year} onReload={reload} />;
}
