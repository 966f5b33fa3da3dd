import { Button, Popconfirm } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { formatDay } from '@/lib/dates';
import { readFault } from '@/lib/fault';
import { fileSize, saveFile } from '@/lib/files';
import { newRequestId } from '@/lib/requestId';
import { ACCEPT, fileProblem, upload } from '@/lib/upload';
import { type OrganisationRecord, RemoveRecordFileDocument } from './documents';
import styles from './organisation.module.css';

/** How many documents a record takes. */
const MOST_FILES = 5;

interface Props {
  record: OrganisationRecord;
  onChanged: () => void;
}

/** The documents of a record: the plan of implementation itself, a decision as it was issued. */
export function RecordFiles({ record: r, onChanged }: Props) {
  const { t, i18n } = useTranslation('organisation');
  const [, removeFile] = useMutation(RemoveRecordFileDocument);
  const [refusals, setRefusals] = useState<string[]>([]);
  const [busy, setBusy] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  if (!r.mayChange && r.files.length === 0) return null;

  const refused = (name: string, reason: string) => t('files.refused', { name, reason: reason || t('failed') });

  async function add(files: readonly File[]) {
    setBusy(true);
    const words: string[] = [];
    let present = r.files.length;
    for (const file of files) {
      const problem = fileProblem(file, present, MOST_FILES);
      const sent = problem
        ? { ok: false as const, message: t(`files.problem.${problem}`) }
        : await upload(`/record-files/${r.id}`, file);
      if (sent.ok) present += 1;
      else words.push(refused(file.name, sent.message));
    }
    setBusy(false);
    setRefusals(words);
    if (present > r.files.length) onChanged();
  }

  async function fetchFile(file: OrganisationRecord['files'][number]) {
    const got = await saveFile(`/record-files/${file.id}`, file.name);
    setRefusals(got.ok ? [] : [refused(file.name, got.message)]);
  }

  async function remove(file: OrganisationRecord['files'][number]) {
    const { error } = await removeFile({ input: { file: file.id, requestId: newRequestId() } });
    setRefusals(error ? [refused(file.name, readFault(error).message)] : []);
    if (!error) onChanged();
  }

  return (
    <div className={styles.files}>
      {r.files.length > 0 && (
        <ul aria-label={t('files.title')}>
          {r.files.map((file) => (
            <li key={file.id}>
              <button type="button" className={styles.file} onClick={() => fetchFile(file)}>
                <span className="visually-hidden">{t('files.save')}</span>
                {file.name}
              </button>
              <span className={styles.quiet}>
                {fileSize(file.size)} · {file.by.name} · {formatDay(file.at, i18n.language)}
              </span>
              {r.mayChange && (
                <Popconfirm
                  title={t('files.removeTitle', { name: file.name })}
                  okText={t('files.remove')}
                  cancelText={t('cancel')}
                  onConfirm={() => remove(file)}
                >
                  <Button type="link" size="small" aria-label={t('files.removeFile', { name: file.name })}>
                    {t('files.remove')}
                  </Button>
                </Popconfirm>
              )}
            </li>
          ))}
        </ul>
      )}
      {refusals.length > 0 && (
        <div role="alert" className={styles.bad}>
          {refusals.map((words) => (
            <p key={words}>{words}</p>
          ))}
        </div>
      )}
      {r.mayChange && (
        <>
          <input
            ref={field}
            type="file"
            hidden
            multiple
            accept={ACCEPT}
            aria-label={t('files.add')}
            onChange={(e) => {
              void add([...(e.target.files ?? [])]);
              e.target.value = '';
            }}
          />
          <Button
            size="small"
            loading={busy}
            disabled={r.files.length >= MOST_FILES}
            onClick={() => field.current?.click()}
          >
            {t('files.add')}
          </Button>
        </>
      )}
    </div>
  );
}
