import { Button, Popconfirm } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newRequestId } from '@/lib/requestId';
import { SaveState } from '@/ui/SaveState';
import { TooNarrow } from '@/ui/States';
import { TwoVersions } from '@/ui/TwoVersions';
import { Changes, Typed } from './Changes';
import { LongText } from './LongText';
import { type Reports, type ReportText, WriteReportTextDocument } from './reportQueries';
import styles from './reports.module.css';
import type { ReportsWork } from './useReports';
import { useReportText } from './useReportText';

interface Props {
  evaluation: string;
  text: ReportText;
  reports: Reports;
  work: ReportsWork;
  onDone: () => void;
}

/** A text while it is written. What had changed in its numbers stays in sight, though storing it settles them. */
export function TextEditor({ evaluation, text, reports, work, onDone }: Props) {
  const { t } = useTranslation('reports');
  const [store, writing] = useReportText(evaluation, text, reports, work);
  const [changes] = useState(text.changes);
  const [refusal, setRefusal] = useState<string>();
  const body = writing.entry.body ?? '';
  const { theirs, remote } = writing;

  async function restore() {
    setRefusal(undefined);
    store.write({ body: remote.body });
    await store.settled();
    const { part, revision } = store.current().remote;
    const input = { evaluation, part, revision, body: '', requestId: newRequestId() };
    const refused = await work.act(WriteReportTextDocument, { input }, (d) => d.writeReportText);
    if (!refused) return onDone();
    await store.refresh();
    setRefusal(refused);
  }

  return (
    <section className={styles.editor} aria-labelledby="text-editor">
      <h3 id="text-editor">{text.title}</h3>
      <TooNarrow />
      <SaveState work={writing} />
      {theirs && (
        <TwoVersions
          open={theirs.may.includes('write')}
          parts={[{ key: 'body', label: text.title, mine: body, theirs: theirs.body }]}
          onResolve={(choice) => store.resolve(choice)}
        />
      )}
      {changes.length > 0 && <Changes changes={changes} />}
      <LongText
        label={t('edit.label')}
        hint={t('edit.hint')}
        value={body}
        numbers={reports.numbers}
        autoFocus
        onChange={(value) => store.write({ body: value })}
        onLeave={store.flush}
      />
      {!body.trim() && <p className={styles.caution}>{t('edit.notEmpty')}</p>}
      <Typed numbers={remote.typed} />
      {refusal && (
        <p role="alert" className={styles.bad}>
          {refusal}
        </p>
      )}
      <div className={styles.buttons}>
        <Button type="primary" onClick={onDone}>
          {t('edit.done')}
        </Button>
        {!remote.proposed && (
          <Popconfirm
            title={t('edit.restoreAsk')}
            okText={t('edit.restore')}
            cancelText={t('cancel')}
            onConfirm={restore}
          >
            <Button>{t('edit.restore')}</Button>
          </Popconfirm>
        )}
      </div>
    </section>
  );
}
