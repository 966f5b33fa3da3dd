import { Button, Input } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { readFault } from '@/lib/fault';
import { newRequestId } from '@/lib/requestId';
import { AnswerDocument } from './documents';
import styles from './panel.module.css';

/** The reporter explains a figure that statistics holds another value against; or corrects it in the sheet instead. */
export function AnswerForm({ divergence, onAnswered }: { divergence: string; onAnswered: () => void }) {
  const { t } = useTranslation('sheet');
  const field = useId();
  const [answer, setAnswer] = useState('');
  const [result, send] = useMutation(AnswerDocument);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (!answer.trim()) return document.getElementById(field)?.focus();
    const { data } = await send({ input: { divergence, answer: answer.trim(), requestId: newRequestId() } });
    if (data) onAnswered();
  }

  return (
    <form onSubmit={submit} className={styles.answer}>
      <label htmlFor={field}>{t('answer.label')}</label>
      <Input.TextArea id={field} autoSize={{ minRows: 2 }} value={answer} onChange={(e) => setAnswer(e.target.value)} />
      {result.error && (
        <p role="alert" className={styles.refusal}>
          {readFault(result.error).message || t('result.failed')}
        </p>
      )}
      <Button htmlType="submit" size="small" loading={result.fetching}>
        {t('answer.do')}
      </Button>
    </form>
  );
}
