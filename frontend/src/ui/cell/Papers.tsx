import { Button, Popconfirm } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import type { PapersFieldsFragment } from '@/gql/graphql';
import { formatDay } from '@/lib/dates';
import { readFault } from '@/lib/fault';
import { fileSize, saveFile } from '@/lib/files';
import { newRequestId } from '@/lib/requestId';
import { ACCEPT, fileProblem, upload } from '@/lib/upload';
import styles from './cellpanel.module.css';
import { RemoveFigureFileDocument } from './documents';

/** How many papers a place takes. */
const MOST_FILES = 10;

/** Stamped forms and pages of the ledger: what shows where the figure comes from. */
export function Papers({ papers, onChanged }: { papers: PapersFieldsFragment; onChanged: () => void }) {
  const { t, i18n } = useTranslation('cellpanel');
  const field = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [refusals, setRefusals] = useState<string[]>([]);
  const [, remove] = useMutation(RemoveFigureFileDocument);

  async function add(files: readonly File[]) {
    const refused: string[] = [];
    let present = papers.files.length;
    setBusy(true);
    for (const file of files) {
      const problem = fileProblem(file, present, MOST_FILES);
      const sent = problem
        ? { ok: false as const, message: t(`papers.problem.${problem}`) }
        : await upload(`/figure-files/${papers.ref}`, file);
      if (sent.ok) present += 1;
      else refused.push(t('papers.refused', { name: file.name, reason: sent.message || t('failed') }));
    }
    setBusy(false);
    setRefusals(refused);
    if (present > papers.files.length) onChanged();
  }

  async function take(file: PapersFieldsFragment['files'][number]) {
    const got = await saveFile(`/figure-files/${file.id}`, file.name);
    if (!got.ok) setRefusals([t('papers.refused', { name: file.name, reason: got.message || t('failed') })]);
  }

  async function drop(file: string) {
    const { error } = await remove({ input: { file, requestId: newRequestId() } });
    if (error) setRefusals([readFault(error).message || t('failed')]);
    else onChanged();
  }

  return (
    <>
      {papers.files.length === 0 && <p className={styles.quiet}>{t('papers.nothing')}</p>}
      <ul className={styles.list}>
        {papers.files.map((file) => (
          <li key={file.id}>
            <button type="button" className={styles.link} onClick={() => take(file)}>
              <span className="visually-hidden">{t('papers.download')}</span>
              {file.name}
            </button>
            <span className={styles.quiet}>
              {fileSize(file.size)} · {file.by.name} · {formatDay(file.at, i18n.language)}
            </span>
            {file.mayRemove && (
              <Popconfirm
                title={t('papers.removeTitle', { name: file.name })}
                okText={t('papers.remove')}
                cancelText={t('cancel')}
                onConfirm={() => drop(file.id)}
              >
                <button type="button" className={styles.link} aria-label={t('papers.removeFile', { name: file.name })}>
                  {t('papers.remove')}
                </button>
              </Popconfirm>
            )}
          </li>
        ))}
      </ul>
      {refusals.length > 0 && (
        <div role="alert" className={styles.refusal}>
          {refusals.map((words) => (
            <p key={words}>{words}</p>
          ))}
        </div>
      )}
      {papers.mayAdd && (
        <>
          <input
            ref={field}
            type="file"
            hidden
            multiple
            accept={ACCEPT}
            aria-label={t('papers.add')}
            onChange={(e) => {
              const chosen = [...(e.target.files ?? [])];
              e.target.value = '';
              add(chosen);
            }}
          />
          <Button loading={busy} disabled={papers.files.length >= MOST_FILES} onClick={() => field.current?.click()}>
            {t('papers.add')}
          </Button>
          <p className={styles.quiet}>{t('papers.hint')}</p>
        </>
      )}
    </>
  );
}
