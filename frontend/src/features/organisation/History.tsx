import { useTranslation } from 'react-i18next';
import { formatMoment } from '@/lib/dates';
import { readFault } from '@/lib/fault';
import { useLoad } from '@/lib/useLoad';
import { TextSkeleton } from '@/ui/Skeleton';
import { ErrorState } from '@/ui/States';
import { RecordHistoryDocument } from './documents';
import styles from './organisation.module.css';
import { RecordWords } from './RecordWords';

/** What a record said before, and who changed it: nothing is overwritten. */
export function History({ record }: { record: string }) {
  const { t, i18n } = useTranslation('organisation');
  const { data, error, reload } = useLoad(RecordHistoryDocument, { record });
  if (error && !data) return <ErrorState fault={readFault(error)} onRetry={reload} />;
  if (!data) return <TextSkeleton lines={4} />;
  return (
    <ol className={styles.history} aria-label={t('history.title')}>
      {data.recordHistory.slice(1).map((r) => (
        <li key={r.revision}>
          <RecordWords of={r} />
          <p className={styles.by}>
            {t('history.revision', { revision: r.revision })} · {r.by.name} ·{' '}
            <time dateTime={r.at}>{formatMoment(r.at, i18n.language)}</time>
          </p>
        </li>
      ))}
    </ol>
  );
}
