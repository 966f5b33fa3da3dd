import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newRequestId } from '@/lib/requestId';
import { TextSkeleton } from '@/ui/Skeleton';
import { EmptyState, ErrorState } from '@/ui/States';
import type { Head } from './documents';
import { FileCard } from './FileCard';
import { ReportTexts } from './ReportTexts';
import { type Reports, TakeOverReportTextsDocument } from './reportQueries';
import styles from './reports.module.css';
import { type ReportsWork, useReports } from './useReports';

/** The documents of an evaluation: made and saved above, their texts beneath. */
export function ReportsPart({ head }: { head: Head }) {
  const { t } = useTranslation('reports');
  const work = useReports(head.id);
  const { reports, fault, fetching, reload } = work;
  if (!reports) {
    if (fault) return <ErrorState fault={fault} onRetry={reload} />;
    if (fetching) return <TextSkeleton lines={12} />;
    return head.state === 'draft' ? (
      <EmptyState title={t('none.draft')}>{t('none.draftHint')}</EmptyState>
    ) : (
      <EmptyState title={t('none.title')}>{t('none.hint')}</EmptyState>
    );
  }
  return (
    <div className={styles.reports}>
      <section aria-labelledby="report-files">
        <h2 id="report-files">{t('files.title')}</h2>
        <p className={styles.quiet}>{t('files.means')}</p>
        <ul className={styles.files}>
          {reports.files.map((file) => (
            <FileCard key={file.kind} evaluation={head.id} file={file} act={work.act} />
          ))}
        </ul>
      </section>
      {reports.texts.length > 0 && (
        <section aria-labelledby="report-texts">
          <h2 id="report-texts">{t('texts.title')}</h2>
          <p className={styles.quiet}>{t('texts.means')}</p>
          <TakeOver evaluation={head.id} earlier={reports.earlier} act={work.act} />
          <ReportTexts head={head} reports={reports} work={work} />
        </section>
      )}
    </div>
  );
}

interface TakeOverProps {
  evaluation: string;
  earlier: Reports['earlier'];
  act: ReportsWork['act'];
}

/** Offers the words of the evaluation before; the line stays to say that it was done. */
function TakeOver({ evaluation, earlier, act }: TakeOverProps) {
  const { t } = useTranslation('reports');
  const { t: te } = useTranslation('evaluation');
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  if (!earlier && !done) return null;

  async function take() {
    setBusy(true);
    const input = { evaluation, requestId: newRequestId() };
    const refused = await act(TakeOverReportTextsDocument, { input }, (d) => d.takeOverReportTexts);
    setRefusal(refused);
    setDone(!refused);
    setBusy(false);
  }

  return (
    <div className={styles.earlier}>
      <p role="status">
        {done
          ? t('earlier.done')
          : earlier &&
            t('earlier.offer', { name: te(`name.${earlier.kind}`, { year: earlier.year, area: earlier.area.name }) })}
      </p>
      {earlier && !done && (
        <Button loading={busy} onClick={take}>
          {t('earlier.take')}
        </Button>
      )}
      {refusal && (
        <p role="alert" className={styles.bad}>
          {refusal}
        </p>
      )}
    </div>
  );
}
