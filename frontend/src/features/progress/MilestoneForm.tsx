import { Button, Input } from 'antd';
import { type FormEvent, type KeyboardEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { dayFromNow } from '@/lib/dates';
import { readFault } from '@/lib/fault';
import { newRequestId } from '@/lib/requestId';
import { SetMilestoneDocument } from './documents';
import type { Report } from './entry';
import styles from './report.module.css';

interface Props {
  plan: string;
  project: string;
  /** Undefined: a new one of the department's own. */
  milestone: Report['milestones'][number] | undefined;
  onSaved: () => void;
  onCancel: () => void;
}

/** The days of a step and a note on it; the plan's own steps keep their names. */
export function MilestoneForm({ plan, project, milestone, onSaved, onCancel }: Props) {
  const { t } = useTranslation('progress');
  const id = useId();
  const [name, setName] = useState(milestone?.name ?? '');
  const [due, setDue] = useState(milestone?.due ?? '');
  const [reached, setReached] = useState(milestone?.reached ?? '');
  const [note, setNote] = useState(milestone?.note ?? '');
  const [result, save] = useMutation(SetMilestoneDocument);
  const named = !milestone?.printed;

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (named && !name.trim()) return document.getElementById(`${id}-name`)?.focus();
    const { data } = await save({
      input: {
        plan,
        project,
        code: milestone?.code ?? null,
        name: named ? name.trim() : null,
        due: due || null,
        reached: reached || null,
        note: note.trim() || null,
        requestId: newRequestId(),
      },
    });
    if (data) onSaved();
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Escape') onCancel();
  }

  return (
    <form onSubmit={submit} onKeyDown={onKeyDown} className={styles.form}>
      {named ? (
        <div className={styles.field}>
          <label htmlFor={`${id}-name`}>{t('milestone.name')}</label>
          <Input id={`${id}-name`} autoFocus value={name} onChange={(e) => setName(e.target.value)} />
        </div>
      ) : (
        <strong>{milestone?.name}</strong>
      )}
      <div className={styles.funds}>
        <div className={styles.field}>
          <label htmlFor={`${id}-due`}>{t('milestone.due')}</label>
          <Input id={`${id}-due`} type="date" value={due} onChange={(e) => setDue(e.target.value)} />
        </div>
        <div className={styles.field}>
          <label htmlFor={`${id}-reached`}>{t('milestone.reached')}</label>
          <Input
            id={`${id}-reached`}
            type="date"
            max={dayFromNow(0)}
            value={reached}
            onChange={(e) => setReached(e.target.value)}
          />
        </div>
      </div>
      <div className={styles.field}>
        <label htmlFor={`${id}-note`}>{t('milestone.note')}</label>
        <Input id={`${id}-note`} value={note} onChange={(e) => setNote(e.target.value)} />
      </div>
      {result.error && (
        <p role="alert" className={styles.refusal}>
          {readFault(result.error).message || t('failed')}
        </p>
      )}
      <div className={styles.buttons}>
        <Button type="primary" htmlType="submit" loading={result.fetching}>
          {t('milestone.save')}
        </Button>
        <Button type="text" onClick={onCancel}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  );
}
