import { DownloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMoment } from '@/lib/dates';
import { fileSize, saveFile } from '@/lib/files';
import { newRequestId } from '@/lib/requestId';
import { Meter } from '@/ui/Meter';
import { MakeReportDocument, type ReportFile } from './reportQueries';
import styles from './reports.module.css';
import { isUnderWay, type ReportsWork } from './useReports';

interface Props {
  evaluation: string;
  file: ReportFile;
  act: ReportsWork['act'];
}

/** One document: what it is, how far its making is, and the file that came of it. */
export function FileCard({ evaluation, file: { kind, title, run, file, may }, act }: Props) {
  const { t } = useTranslation('reports');
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const underWay = isUnderWay(run);
  const failed = run?.state === 'failed';

  async function make() {
    setBusy(true);
    setRefusal(undefined);
    const input = { evaluation, kind, requestId: newRequestId() };
    setRefusal(await act(MakeReportDocument, { input }, (d) => d.makeReport));
    setBusy(false);
  }

  return (
    <li className={styles.file} aria-labelledby={`file-${kind}`}>
      <h3 id={`file-${kind}`}>{title}</h3>
      <p className={styles.quiet}>{t(`files.kind.${kind}`)}</p>
      {file && <Saved file={file} onRefused={setRefusal} />}
      <Progress run={run} made={Boolean(file)} />
      {refusal && (
        <p role="alert" className={styles.bad}>
          {refusal}
        </p>
      )}
      {may.includes('make') && !underWay && (
        <Button
          className={styles.make}
          type={!file || file.outdated ? 'primary' : 'default'}
          loading={busy}
          aria-describedby={`file-${kind}`}
          onClick={make}
        >
          {t(failed ? 'files.again' : file ? 'files.anew' : 'files.make')}
        </Button>
      )}
    </li>
  );
}

/** Said aloud when it changes: that it waits, what is being done, that it is there, or why it is not. */
function Progress({ run, made }: { run: ReportFile['run']; made: boolean }) {
  const { t } = useTranslation('reports');
  if (isUnderWay(run) && run) {
    return (
      <div className={styles.progress}>
        <p role="status">{run.state === 'queued' ? t('files.queued') : run.step}</p>
        <Meter part={run.done} whole={run.of} words={t('files.steps', { done: run.done, of: run.of })} />
      </div>
    );
  }
  const failed = run?.state === 'failed';
  // That it is there is seen by the file.
  const look = failed ? styles.bad : made ? 'visually-hidden' : styles.quiet;
  return (
    <div className={styles.progress}>
      <p role="status" className={look}>
        {failed ? t('files.failed', { reason: run.reason }) : made ? t('files.done') : t('files.nothing')}
      </p>
    </div>
  );
}

interface SavedProps {
  file: NonNullable<ReportFile['file']>;
  onRefused: (words: string | undefined) => void;
}

function Saved({ file, onRefused }: SavedProps) {
  const { t, i18n } = useTranslation('reports');

  async function save() {
    const got = await saveFile(file.path, file.name);
    onRefused(got.ok ? undefined : got.message || t('failed'));
  }

  return (
    <div className={styles.saved}>
      <button type="button" className={styles.save} onClick={save}>
        <DownloadOutlined aria-hidden="true" />
        <span>
          <span className="visually-hidden">{t('files.save')}</span>
          {file.name}
        </span>
      </button>
      <p className={styles.facts}>
        <strong data-final={file.final}>{t(file.final ? 'files.final' : 'files.draft')}</strong>
        <span>{fileSize(file.size)}</span>
        <span>{formatMoment(file.at, i18n.language)}</span>
        <span title={file.sha256}>
          {t('files.digest')} <code>{file.sha256.slice(0, 8)}</code>
        </span>
      </p>
      {file.marked > 0 && <p className={styles.caution}>{t('files.marked', { count: file.marked })}</p>}
      {file.outdated && <p className={styles.caution}>{t('files.outdated')}</p>}
    </div>
  );
}
