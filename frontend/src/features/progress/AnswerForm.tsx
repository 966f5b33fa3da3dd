import { Button, Input } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { readFault } from '@/lib/fault';
import { newRequestId } from '@/lib/requestId';
import { AnswerSupervisionDocument } from './documents';
import styles from './supervisions.module.css';

/** The tenant that was reminded answers, which closes the matter. */
export function AnswerForm({ supervision, onAnswered }: { supervision: string; onAnswered: () => void }) {
  const { t } = useTranslation('progress');
  const field = useId();
  const [text, setText] = useState('');
  const [result, send] = useMutation(AnswerSupervisionDocument);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (!text.trim()) return document.getElementById(field)?.focus();
    const { data } = await send({ input: { supervision, text: text.trim(), requestId: newRequestId() } });
    if (data) onAnswered();
  }

  return (
    <form onSubmit={submit} className={styles.form}>
      <label htmlFor={field}>{t('supervision.yourAnswer')}</label>
      <Input.TextArea
        id={field}
        autoSize={{ minRows: 2 }}
        value={text}
        required
        onChange={(e) => setText(e.target.value)}
      />
      {result.error && (
        <p role="alert" className={styles.refusal}>
          {readFault(result.error).message || t('failed')}
        </p>
      )}
      <Button htmlType="submit" type="primary" loading={result.fetching}>
        {t('supervision.send')}
      </Button>
    </form>
  );
}
