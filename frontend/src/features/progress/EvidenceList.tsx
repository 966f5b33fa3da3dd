import { Button, Popconfirm } from 'antd';
import { type DragEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDay } from '@/lib/dates';
import { fileSize, saveFile } from '@/lib/files';
import { newRequestId } from '@/lib/requestId';
import { ACCEPT, fileProblem, upload } from '@/lib/upload';
import { RemoveEvidenceDocument } from './documents';
import type { Report } from './entry';
import styles from './report.module.css';
import type { ReportStore } from './reportStore';
import { useAct } from './useAct';

/** How many files a report takes. */
const MOST_FILES = 10;

/** The files that show what was done: added one after the other, each refusal named with its file. */
export function EvidenceList({ store, report }: { store: ReportStore; report: Report }) {
  const { t } = useTranslation('progress');
  const [busy, setBusy] = useState<string>();
  const [refusals, setRefusals] = useState<string[]>([]);
  const mayAdd = report.may.includes('save');
  const full = report.evidence.length >= MOST_FILES;

  async function add(files: readonly File[]) {
    const refused: string[] = [];
    const refuse = (file: File, reason: string) => refused.push(t('evidence.refused', { name: file.name, reason }));
    setRefusals([]);
    let present = report.evidence.length;
    for (const file of files) {
      const problem = fileProblem(file, present, MOST_FILES);
      if (problem) {
        refuse(file, t(`evidence.problem.${problem}`));
        continue;
      }
      setBusy(file.name);
      const id = await store.begun();
      const sent = id
        ? await upload(`/evidence/${id}`, file)
        : { ok: false as const, message: store.current().refusal ?? '' };
      if (sent.ok) present += 1;
      else refuse(file, sent.message || t('failed'));
    }
    setBusy(undefined);
    setRefusals(refused);
    if (present > report.evidence.length) await store.refresh();
  }

  if (!mayAdd && report.evidence.length === 0) return null;
  return (
    <section className={styles.panel} aria-labelledby="evidence">
      <h2 id="evidence">
        {t('evidence.title')}{' '}
        <span className={styles.hint}>{t('evidence.count', { count: report.evidence.length })}</span>
      </h2>
      <Files store={store} report={report} mayRemove={mayAdd} onRefused={(words) => setRefusals([words])} />
      {refusals.length > 0 && (
        <div role="alert" className={styles.refusal}>
          {refusals.map((words) => (
            <p key={words}>{words}</p>
          ))}
        </div>
      )}
      {mayAdd && <DropZone busy={busy} full={full} onFiles={add} />}
    </section>
  );
}

interface FilesProps {
  store: ReportStore;
  report: Report;
  mayRemove: boolean;
  onRefused: (words: string) => void;
}

function Files({ store, report, mayRemove, onRefused }: FilesProps) {
  const { t, i18n } = useTranslation('progress');
  const act = useAct(store);

  async function fetchFile(file: Report['evidence'][number]) {
    const got = await saveFile(`/evidence/${file.id}`, file.name);
    if (!got.ok) onRefused(t('evidence.refused', { name: file.name, reason: got.message || t('failed') }));
  }

  async function remove(evidence: string) {
    const refusal = await act(RemoveEvidenceDocument, { evidence, requestId: newRequestId() }, (d) => d.removeEvidence);
    if (refusal) onRefused(refusal);
  }

  return (
    <ul className={styles.files}>
      {report.evidence.map((file) => (
        <li key={file.id}>
          <button type="button" className={styles.link} onClick={() => fetchFile(file)}>
            <span className="visually-hidden">{t('evidence.download')}</span>
            {file.name}
          </button>
          <span className={styles.hint}>
            {fileSize(file.size)} · {file.by.name} · {formatDay(file.at, i18n.language)}
          </span>
          {mayRemove && (
            <Popconfirm
              title={t('evidence.removeTitle', { name: file.name })}
              okText={t('evidence.remove')}
              cancelText={t('cancel')}
              onConfirm={() => remove(file.id)}
            >
              <button type="button" className={styles.link} aria-label={t('evidence.removeFile', { name: file.name })}>
                {t('evidence.remove')}
              </button>
            </Popconfirm>
          )}
        </li>
      ))}
    </ul>
  );
}

interface DropProps {
  busy: string | undefined;
  full: boolean;
  onFiles: (files: readonly File[]) => void;
}

function DropZone({ busy, full, onFiles }: DropProps) {
  const { t } = useTranslation('progress');
  const field = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);

  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    if (!busy && !full) onFiles([...event.dataTransfer.files]);
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a convenience; the button inside does the same
    <div
      className={styles.drop}
      data-over={over || undefined}
      onDragOver={(e) => {
        e.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <input
        ref={field}
        type="file"
        hidden
        multiple
        accept={ACCEPT}
        aria-label={t('evidence.add')}
        onChange={(e) => {
          onFiles([...(e.target.files ?? [])]);
          e.target.value = '';
        }}
      />
      <Button disabled={full} loading={busy !== undefined} onClick={() => field.current?.click()}>
        {t('evidence.add')}
      </Button>
      <p className={styles.hint} role="status">
        {busy ? t('evidence.sending', { name: busy }) : full ? t('evidence.full') : t('evidence.hint')}
      </p>
    </div>
  );
}
