import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Head } from './documents';
import { ReportTextItem } from './ReportTextItem';
import type { Reports } from './reportQueries';
import styles from './reports.module.css';
import { TextEditor } from './TextEditor';
import type { ReportsWork } from './useReports';

interface Props {
  head: Head;
  reports: Reports;
  work: ReportsWork;
}

/** The texts as the documents have them; one at a time is written. */
export function ReportTexts({ head, reports, work }: Props) {
  const { t } = useTranslation('reports');
  const [writing, setWriting] = useState<string>();
  const [left, setLeft] = useState<string>();
  const marked = reports.texts.filter((text) => text.changes.length > 0);
  return (
    <>
      <div className={styles.sum} data-marked={marked.length > 0 || undefined}>
        <p role="status">
          {marked.length > 0
            ? t('texts.marked', { count: marked.length, all: reports.texts.length })
            : t('texts.allFit', { count: reports.texts.length })}
        </p>
        {marked.map((text) => (
          <button
            key={text.part}
            type="button"
            className={styles.link}
            onClick={() => document.getElementById(`text-${text.part}`)?.focus()}
          >
            {text.title}
          </button>
        ))}
      </div>
      {reports.texts.map((text) =>
        text.part === writing ? (
          <TextEditor
            key={text.part}
            evaluation={head.id}
            text={text}
            reports={reports}
            work={work}
            onDone={() => {
              setWriting(undefined);
              setLeft(text.part);
            }}
          />
        ) : (
          <ReportTextItem
            key={text.part}
            head={head}
            text={text}
            numbers={reports.numbers}
            act={work.act}
            entered={text.part === left}
            onWrite={() => setWriting(text.part)}
          />
        ),
      )}
    </>
  );
}
