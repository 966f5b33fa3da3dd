import { Button, Input } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { returnReasons } from '@/lib/cityWords';
import { dayFromNow } from '@/lib/dates';
import { formKeys } from './formKeys';
import styles from './queue.module.css';
import type { Judgement } from './useDesk';

/** Sends figures back: why, in words, and until when. */
export function ReturnForm({ onDecide, onCancel }: { onDecide: (j: Judgement) => void; onCancel: () => void }) {
  const { t } = useTranslation('queue');
  const id = useId();
  const reasons = returnReasons();
  const [reason, setReason] = useState(reasons[0]?.code);
  const [comment, setComment] = useState('');
  const [due, setDue] = useState(() => dayFromNow(7));

  function submit(event: FormEvent) {
    event.preventDefault();
    if (!comment.trim()) return document.getElementById(`${id}-comment`)?.focus();
    onDecide({ outcome: 'RETURN', reasonCode: reason, comment: comment.trim(), due: due || null });
  }

  return (
    <form onSubmit={submit} className={styles.form} onKeyDown={formKeys(onCancel)}>
      <fieldset>
        <legend>{t('returnForm.reason')}</legend>
        {reasons.map(({ code, name }, i) => (
          <label key={code}>
            <input
              type="radio"
              name={`${id}-reason`}
              // biome-ignore lint/a11y/noAutofocus: the form opens because its key was pressed
              autoFocus={i === 0}
              checked={reason === code}
              onChange={() => setReason(code)}
            />
            {name}
          </label>
        ))}
      </fieldset>
      <label htmlFor={`${id}-comment`}>{t('returnForm.comment')}</label>
      <Input.TextArea
        id={`${id}-comment`}
        autoSize={{ minRows: 2 }}
        value={comment}
        required
        onChange={(e) => setComment(e.target.value)}
      />
      <label htmlFor={`${id}-due`}>{t('returnForm.due')}</label>
      <Input
        id={`${id}-due`}
        type="date"
        min={dayFromNow(0)}
        value={due}
        className={styles.date}
        onChange={(e) => setDue(e.target.value)}
      />
      <div className={styles.buttons}>
        <Button danger type="primary" htmlType="submit">
          {t('returnForm.do')}
        </Button>
        <Button type="text" onClick={onCancel}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  );
}
