import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { readFragment } from '@/gql';
import { readFault } from '@/lib/fault';
import { concernsFigures, useChanges } from '@/lib/useChanges';
import { useLoad } from '@/lib/useLoad';
import { LiveState } from '@/ui/LiveState';
import { PageHead } from '@/ui/PageHead';
import { TableSkeleton } from '@/ui/Skeleton';
import { EmptyState, ErrorState } from '@/ui/States';
import { PAGE, QueueDocument, QueueItemFields } from './documents';
import { QueueDesk } from './QueueDesk';
import { Today } from './Today';

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
        <Waiting plan={plan} year={year} onCome={reload} />
        <Today plan={plan} year={year} version="" />
      </>
    );
  }
  const key = items.map((i) => `${i.figure.id}/${i.figure.revision}`).join();
  const total = data.queue?.totalCount ?? items.length;
  return <QueueDesk key={key} items={items} total={total} title={title} plan={plan} year={year} onReload={reload} />;
}

/** An empty queue that looks again when somebody acts. */
function Waiting({ plan, year, onCome }: { plan: string; year: number; onCome: () => void }) {
  const live = useChanges({ plan, year }, (changes) => concernsFigures(changes) && onCome());
  return <LiveState live={live} />;
}
