import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';
import { readFragment } from '@/gql';
import { readTyped } from '@/lib/decimal';
import { readFault } from '@/lib/fault';
import { newRequestId } from '@/lib/requestId';
import { unitName } from '@/lib/unit';
import { CorrectDocument, SheetCellFields, SheetFields } from './documents';
import type { Cell } from './grid';
import styles from './panel.module.css';

interface Props {
  cell: Cell;
  sheet: string;
  onChanged: (cells: readonly Cell[]) => void;
}

/** Opens an approved figure for correction: a new value with its reason, which goes through the same chain. */
export function CorrectForm({ cell, sheet, onChanged }: Props) {
  const { t } = useTranslation('sheet');
  const client = useClient();
  const [open, setOpen] = useState(false);
  const [value, setValue] = useState('');
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const typed = readTyped(value);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (!cell.figure || typed === null) return setRefusal(t('correct.needsValue'));
    if (!reason.trim()) return setRefusal(t('correct.needsReason'));
    setBusy(true);
    const corrections = [
      { figure: cell.figure.id, revision: cell.figure.revision, value: typed, reason: reason.trim() },
    ];
    const { data, error } = await client
      .mutation(CorrectDocument, { input: { sheet, requestId: newRequestId(), corrections } })
      .toPromise();
    setBusy(false);
    if (error) return setRefusal(readFault(error).message);
    setRefusal(data?.correctFigures.refused[0]?.message);
    const after = readFragment(SheetFields, data?.correctFigures.sheet);
    if (after) onChanged(readFragment(SheetCellFields, after.cells));
  }

  if (!open) {
    return (
      <section className={styles.act}>
        <p>{t('correct.text')}</p>
        <Button onClick={() => setOpen(true)}>{t('correct.open')}</Button>
      </section>
    );
  }
  return (
    <form className={styles.act} onSubmit={submit}>
      <label htmlFor="correct-value">{t('correct.value')}</label>
      <Input
        id="correct-value"
        autoFocus
        inputMode="decimal"
        value={value}
        placeholder={cell.figure?.value ?? ''}
        suffix={unitName(cell.element.unit)}
        onChange={(e) => setValue(e.target.value)}
      />
      <label htmlFor="correct-reason">{t('correct.reason')}</label>
      <Input.TextArea
        id="correct-reason"
        autoSize={{ minRows: 2 }}
        value={reason}
        onChange={(e) => setReason(e.target.value)}
      />
      {refusal && (
        <p role="alert" className={styles.refusal}>
          {refusal}
        </p>
      )}
      <div className={styles.buttons}>
        <Button type="primary" htmlType="submit" loading={busy}>
          {t('correct.do')}
        </Button>
        <Button type="text" onClick={() => setOpen(false)}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  );
}
