import { Button, Input } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { readFault } from '@/lib/fault';
import { newRequestId } from '@/lib/requestId';
import { type OrganisationRecord, WithdrawRecordDocument } from './documents';
import styles from './organisation.module.css';

interface Props {
  record: OrganisationRecord;
  onDone: () => void;
  onCancel: () => void;
}

/** Takes a record back, and says why. */
export function WithdrawForm({ record, onDone, onCancel }: Props) {
  const { t } = useTranslation('organisation');
  const id = useId();
  const [reason, setReason] = useState('');
  const [result, send] = useMutation(WithdrawRecordDocument);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (!reason.trim()) return document.getElementById(id)?.focus();
    const { data } = await send({
      input: { record: record.id, revision: record.revision, reason: reason.trim(), requestId: newRequestId() },
    });
    if (data) onDone();
  }

  return (
    <form onSubmit={submit} className={styles.form}>
      <div className={styles.field} data-wide>
        <label htmlFor={id}>{t('withdraw.reason')}</label>
        <Input id={id} autoFocus maxLength={1000} value={reason} onChange={(e) => setReason(e.target.value)} />
        <span className={styles.quiet}>{t('withdraw.text')}</span>
      </div>
      {result.error && (
        <p role="alert" className={styles.refusal}>
          {readFault(result.error).message || t('failed')}
        </p>
      )}
      <div className={styles.buttons}>
        <Button danger htmlType="submit" loading={result.fetching}>
          {t('withdraw.send')}
        </Button>
        <Button type="text" onClick={onCancel}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  );
}
