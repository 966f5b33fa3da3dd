import { Button, Input } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formKeys } from './formKeys';
import styles from './queue.module.css';
import type { Judgement } from './useDesk';

/** Passes a figure without the department's consent to publish it, and says why. */
export function ConsentForm({ onDecide, onCancel }: { onDecide: (j: Judgement) => void; onCancel: () => void }) {
  const { t } = useTranslation('queue');
  const id = useId();
  const [comment, setComment] = useState('');

  function submit(event: FormEvent) {
    event.preventDefault();
    if (!comment.trim()) return document.getElementById(id)?.focus();
    onDecide({ outcome: 'PASS', consent: false, comment: comment.trim() });
  }

  return (
    <form onSubmit={submit} className={styles.form} onKeyDown={formKeys(onCancel)}>
      <label htmlFor={id}>{t('consentForm.reason')}</label>
      <Input.TextArea
        id={id}
        autoFocus
        autoSize={{ minRows: 2 }}
        value={comment}
        required
        onChange={(e) => setComment(e.target.value)}
      />
      <div className={styles.buttons}>
        <Button type="primary" htmlType="submit">
          {t('consentForm.do')}
        </Button>
        <Button type="text" onClick={onCancel}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  );
}
