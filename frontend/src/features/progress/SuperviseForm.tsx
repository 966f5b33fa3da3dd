import { Button, Input } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { dayFromNow } from '@/lib/dates';
import { readFault } from '@/lib/fault';
import { newRequestId } from '@/lib/requestId';
import { SuperviseDocument } from './documents';
import type { Report } from './entry';
import styles from './report.module.css';

/** Long enough to write an answer, short enough to be remembered. */
const DAYS = 10;

interface Props {
  report: Report;
  plan: string;
  year: number;
  onSent: () => void;
}

/** Reminds the department in writing, with a day for the answer. */
export function SuperviseForm({ report, plan, year, onSent }: Props) {
  const { t } = useTranslation('progress');
  const id = useId();
  const [open, setOpen] = useState(false);
  const [text, setText] = useState('');
  const [due, setDue] = useState(() => dayFromNow(DAYS));
  const [result, send] = useMutation(SuperviseDocument);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (!text.trim()) return document.getElementById(id)?.focus();
    if (!due) return document.getElementById(`${id}-due`)?.focus();
    const { item, tenant } = report;
    const { data } = await send({
      input: { plan, year, item: item.code, tenant: tenant.slug, text: text.trim(), due, requestId: newRequestId() },
    });
    if (!data) return;
    setOpen(false);
    setText('');
    onSent();
  }

  return (
    <section className={styles.panel} aria-labelledby={`${id}-head`}>
      <h2 id={`${id}-head`}>{t('supervise.title')}</h2>
      <p className={styles.hint}>{t('supervise.text', { tenant: report.tenant.name })}</p>
      {!open && (
        <Button className={styles.opens} onClick={() => setOpen(true)}>
          {t('supervise.open')}
        </Button>
      )}
      {open && (
        <form onSubmit={submit} className={styles.form}>
          <div className={styles.field}>
            <label htmlFor={id}>{t('supervise.words')}</label>
            <Input.TextArea
              id={id}
              autoFocus
              autoSize={{ minRows: 3 }}
              value={text}
              onChange={(e) => setText(e.target.value)}
            />
          </div>
          <div className={styles.field}>
            <label htmlFor={`${id}-due`}>{t('supervise.due')}</label>
            <Input
              id={`${id}-due`}
              type="date"
              className={styles.date}
              min={dayFromNow(0)}
              value={due}
              onChange={(e) => setDue(e.target.value)}
            />
          </div>
          {result.error && (
            <p role="alert" className={styles.refusal}>
              {readFault(result.error).message || t('failed')}
            </p>
          )}
          <div className={styles.buttons}>
            <Button type="primary" htmlType="submit" loading={result.fetching}>
              {t('supervise.send')}
            </Button>
            <Button type="text" onClick={() => setOpen(false)}>
              {t('cancel')}
            </Button>
          </div>
        </form>
      )}
    </section>
  );
}
