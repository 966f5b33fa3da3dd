import { readFault } from '@/lib/fault';
import { useLoad } from '@/lib/useLoad';
import { FigureTimeline } from '@/ui/FigureTimeline';
import { TextSkeleton } from '@/ui/Skeleton';
import { ErrorState } from '@/ui/States';
import { QueueHistoryDocument } from './documents';

/** Every version and signature of one figure. */
export function History({ figure }: { figure: string }) {
  const { data, error, reload } = useLoad(QueueHistoryDocument, { id: figure });
  if (error && !data) return <ErrorState fault={readFault(error)} onRetry={reload} />;
  return data?.figure ? <FigureTimeline figure={data.figure} /> : <TextSkeleton lines={4} />;
}
