import { Button, Input } from 'antd';
import { type FormEvent, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fileSize, saveFile } from '@/lib/files';
import { uploadHistory } from './bring';
import styles from './history.module.css';

const MOST_BYTES = 16 * 1024 * 1024;

/** A file and where its figures come from; what was chosen stays until it has been taken. */
export function BringForm({ onBrought }: { onBrought: (id: string) => void }) {
  const { t } = useTranslation('history');
  const field = useRef<HTMLInputElement>(null);
  const label = useId();
  const [file, setFile] = useState<File>();
  const [source, setSource] = useState('');
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string>();

  async function send(event: FormEvent) {
    event.preventDefault();
    const problem = problemOf(file, source);
    if (problem || !file) {
      setRefusal(t(`problem.${problem ?? 'file'}`));
      return;
    }
    setBusy(true);
    const sent = await uploadHistory(file, source);
    setBusy(false);
    if (!sent.ok) {
      setRefusal(sent.message || t('failed'));
      return;
    }
    setRefusal(undefined);
    setFile(undefined);
    setSource('');
    onBrought(sent.id);
  }

  async function template() {
    const got = await saveFile('/history-imports/template.xlsx', t('templateName'));
    if (!got.ok) setRefusal(got.message || t('failed'));
  }

  return (
    <form className={styles.form} onSubmit={send} aria-labelledby={`${label}-h`}>
      <h2 id={`${label}-h`}>{t('bring')}</h2>
      <p className={styles.quiet}>{t('how')}</p>
      <div className={styles.fields}>
        <input
          ref={field}
          type="file"
          hidden
          accept=".xlsx,.csv"
          aria-label={t('file')}
          onChange={(e) => {
            setFile(e.target.files?.[0]);
            setRefusal(undefined);
            e.target.value = '';
          }}
        />
        <Button onClick={() => field.current?.click()}>{t('choose')}</Button>
        <span className={styles.chosen}>{file ? `${file.name} · ${fileSize(file.size)}` : t('noFile')}</span>
        <Button type="link" onClick={template}>
          {t('template')}
        </Button>
      </div>
      <div className={styles.fields}>
        <label htmlFor={`${label}-s`}>{t('source')}</label>
        <Input
          id={`${label}-s`}
          className={styles.source}
          value={source}
          maxLength={500}
          placeholder={t('sourceHint')}
          onChange={(e) => setSource(e.target.value)}
        />
        <Button type="primary" htmlType="submit" loading={busy}>
          {t('send')}
        </Button>
      </div>
      {refusal && (
        <p role="alert" className={styles.refusal}>
          {refusal}
        </p>
      )}
    </form>
  );
}

function problemOf(file: File | undefined, source: string): 'file' | 'size' | 'source' | undefined {
  if (!file || file.size === 0) return 'file';
  if (file.size > MOST_BYTES) return 'size';
  return source.trim() === '' ? 'source' : undefined;
}
