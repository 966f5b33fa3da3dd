import { Button, Input } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { readTyped } from '@/lib/decimal';
import { readFault } from '@/lib/fault';
import { newRequestId } from '@/lib/requestId';
import { unitName } from '@/lib/unit';
import { type Item, idOf } from './desk';
import { DivergeDocument } from './documents';
import { formKeys } from './formKeys';
import styles from './queue.module.css';

interface Props {
  item: Item;
  onRecorded: (item: Item) => void;
  onCancel: () => void;
}

/** Records the signer's own value beside the reported one; it changes nothing, and the reporter answers or corrects. */
export function DivergenceForm({ item, onRecorded, onCancel }: Props) {
  const { t } = useTranslation('queue');
  const id = useId();
  const [value, setValue] = useState('');
  const [comment, setComment] = useState('');
  const [refusal, setRefusal] = useState<string>();
  const [result, record] = useMutation(DivergeDocument);

  async function submit(event: FormEvent) {
    event.preventDefault();
    const typed = readTyped(value);
    if (typed === null) return document.getElementById(`${id}-value`)?.focus();
    if (!comment.trim()) return document.getElementById(`${id}-comment`)?.focus();
    const { data, error } = await record({
      input: {
        figure: idOf(item),
        revision: item.figure.revision,
        value: typed,
        comment: comment.trim(),
        requestId: newRequestId(),
      },
    });
    const { divergence, refused } = data?.recordDivergence ?? { divergence: null, refused: [] };
    if (divergence) {
      onRecorded({ ...item, figure: { ...item.figure, divergences: [...item.figure.divergences, divergence] } });
      return;
    }
    setRefusal(refused[0]?.message ?? (error && readFault(error).message) ?? t('failed'));
  }

  return (
    <form onSubmit={submit} className={styles.form} onKeyDown={formKeys(onCancel)}>
      <p className={styles.hint}>{t('divergeForm.text')}</p>
      <label htmlFor={`${id}-value`}>{t('divergeForm.value')}</label>
      <Input
        id={`${id}-value`}
        autoFocus
        inputMode="decimal"
        className={styles.date}
        value={value}
        suffix={unitName(item.figure.element.unit)}
        onChange={(e) => setValue(e.target.value)}
      />
      <label htmlFor={`${id}-comment`}>{t('divergeForm.comment')}</label>
      <Input.TextArea
        id={`${id}-comment`}
        autoSize={{ minRows: 2 }}
        value={comment}
        onChange={(e) => setComment(e.target.value)}
      />
      {refusal && (
        <p role="alert" className={styles.refusal}>
          {refusal}
        </p>
      )}
      <div className={styles.buttons}>
        <Button type="primary" htmlType="submit" loading={result.fetching}>
          {t('divergeForm.do')}
        </Button>
        <Button type="text" onClick={onCancel}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  );
}
