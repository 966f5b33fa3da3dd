import { Button, Input } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './evaluation.module.css';

/** Sends an account back, never without saying what is missing. */
export function ReturnForm({ onReturn }: { onReturn: (remark: string) => Promise<void> }) {
  const { t } = useTranslation('evaluation');
  const id = useId();
  const [remark, setRemark] = useState('');
  const [silent, setSilent] = useState(false);
  const [busy, setBusy] = useState(false);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setSilent(remark.trim() === '');
    if (remark.trim() === '') return document.getElementById(id)?.focus();
    setBusy(true);
    await onReturn(remark.trim());
    setBusy(false);
  }

  return (
    <form onSubmit={submit} className={styles.panel} noValidate>
      <div className={styles.field}>
        <label htmlFor={id}>{t('self.remark')}</label>
        <Input.TextArea
          id={id}
          autoSize={{ minRows: 2 }}
          maxLength={1000}
          value={remark}
          aria-invalid={silent || undefined}
          aria-describedby={silent ? `${id}-problem` : undefined}
          onChange={(e) => setRemark(e.target.value)}
        />
        {silent && (
          <span id={`${id}-problem`} role="alert" className={styles.bad}>
            {t('self.remarkMissing')}
          </span>
        )}
      </div>
      <div className={styles.buttons}>
        <Button htmlType="submit" loading={busy}>
          {t('self.return')}
        </Button>
      </div>
    </form>
  );
}
