import { Button, Input } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { readFault } from '@/lib/fault';
import { newRequestId } from '@/lib/requestId';
import styles from './own.module.css';
import { type OwnRow, WithdrawOwnTargetDocument } from './ownTarget';

interface Props {
  place: { plan: string; indicator: string; area: string };
  row: OwnRow;
  /** Of a sum no county has a share that is the city's: without its own target the whole cannot be told. */
  sums: boolean;
  onDone: () => void;
  onStale: () => void;
  onCancel: () => void;
}

/** Takes the county's target back, and says why. */
export function WithdrawOwnTarget({ place, row, sums, onDone, onStale, onCancel }: Props) {
  const { t } = useTranslation('owntarget');
  const id = useId();
  const [note, setNote] = useState('');
  const [empty, setEmpty] = useState(false);
  const [{ error, fetching }, send] = useMutation(WithdrawOwnTargetDocument);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setEmpty(!note.trim());
    if (!note.trim()) return document.getElementById(id)?.focus();
    const revision = row.history[0]?.revision ?? 0;
    const result = await send({ input: { ...place, revision, note: note.trim(), requestId: newRequestId() } });
    if (result.data) onDone();
    else if (readFault(result.error).code === 'STALE_REVISION') onStale();
  }

  return (
    <form
      onSubmit={submit}
      className={styles.form}
      aria-label={t('withdraw.title', { area: row.area.name })}
      noValidate
    >
      <div className={`${styles.field} ${styles.wide}`}>
        <label htmlFor={id}>{t('withdraw.note')}</label>
        <Input
          id={id}
          autoFocus
          maxLength={1000}
          value={note}
          aria-invalid={empty || undefined}
          aria-describedby={`${id}-help`}
          onChange={(e) => setNote(e.target.value)}
        />
        <span id={`${id}-help`} role={empty ? 'alert' : undefined} className={empty ? styles.refusal : styles.quiet}>
          {t(empty ? 'problem.missing' : sums ? 'withdraw.meansOfSum' : 'withdraw.means')}
        </span>
      </div>
      {error && (
        <p role="alert" className={styles.refusal}>
          {readFault(error).message || t('failed')}
        </p>
      )}
      <div className={styles.buttons}>
        <Button danger htmlType="submit" loading={fetching}>
          {t('withdraw.send')}
        </Button>
        <Button type="text" onClick={onCancel}>
          {t('form.cancel')}
        </Button>
      </div>
    </form>
  );
}
