import { Button, Input, Select } from 'antd';
import { type FormEvent, type KeyboardEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { dayFromNow } from '@/lib/dates';
import { readFault } from '@/lib/fault';
import { newRequestId } from '@/lib/requestId';
import { type OrganisationRecord, RecordOrganisationDocument } from './documents';
import { type Asked, blankOf, type Field, fieldsOf, inputOf, type Problem, problemOf, valuesOf } from './form';
import styles from './organisation.module.css';

interface Props {
  plan: string;
  kind: string;
  year: number;
  /** Undefined: a new one. */
  record: OrganisationRecord | undefined;
  onSaved: () => void;
  onCancel: () => void;
}

/** Asks for what a record of the kind says, and for nothing else. */
export function RecordForm({ plan, kind, year, record, onSaved, onCancel }: Props) {
  const { t } = useTranslation('organisation');
  const id = useId();
  const [values, setValues] = useState(() => (record ? valuesOf(record) : blankOf(kind, year)));
  const [problem, setProblem] = useState<{ field: Field; problem: Problem }>();
  const [result, send] = useMutation(RecordOrganisationDocument);

  async function submit(event: FormEvent) {
    event.preventDefault();
    const found = problemOf(kind, values);
    setProblem(found);
    if (found) return document.getElementById(`${id}-${found.field}`)?.focus();
    const { data } = await send({ input: inputOf(values, { plan, kind, record, requestId: newRequestId() }) });
    if (data) onSaved();
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Escape') onCancel();
  }

  return (
    <form onSubmit={submit} onKeyDown={onKeyDown} className={styles.form} aria-label={t(`kind.${kind}`)} noValidate>
      {fieldsOf(kind).map((asked, n) => (
        <Box
          key={asked.field}
          id={`${id}-${asked.field}`}
          kind={kind}
          asked={asked}
          first={n === 0}
          value={values[asked.field] ?? ''}
          problem={problem?.field === asked.field ? problem.problem : undefined}
          onChange={(value) => setValues((now) => ({ ...now, [asked.field]: value }))}
        />
      ))}
      {result.error && (
        <p role="alert" className={styles.refusal}>
          {readFault(result.error).message || t('failed')}
        </p>
      )}
      <div className={styles.buttons}>
        <Button type="primary" htmlType="submit" loading={result.fetching}>
          {t('save')}
        </Button>
        <Button type="text" onClick={onCancel}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  );
}

interface BoxProps {
  id: string;
  kind: string;
  asked: Asked;
  first: boolean;
  value: string;
  problem: Problem | undefined;
  onChange: (value: string) => void;
}

function Box({ id, kind, asked, first, value, problem, onChange }: BoxProps) {
  const { t } = useTranslation('organisation');
  const { field, optional, choices } = asked;
  const told = problem ? { 'aria-invalid': true, 'aria-describedby': `${id}-problem` } : {};
  const own = { id, value, autoFocus: first, ...told };
  // What a kind calls a field, else what the field is called everywhere.
  const label = t([`field.${kind}.${field}`, `field.${field}`]);
  return (
    <div className={styles.field} data-wide={field === 'text' || field === 'title' || undefined}>
      <label htmlFor={id}>
        {label} {optional && <span className={styles.quiet}>{t('optional')}</span>}
      </label>
      {choices ? (
        <Select
          {...own}
          aria-label={label}
          options={choices.map((c) => ({
            value: c,
            label: t(field === 'state' ? `choice.${c}` : `choice.${field}_${c}`),
          }))}
          onChange={onChange}
        />
      ) : field === 'text' ? (
        <Input.TextArea
          {...own}
          autoSize={{ minRows: 2 }}
          maxLength={4000}
          onChange={(e) => onChange(e.target.value)}
        />
      ) : (
        <Input
          {...own}
          type={field === 'day' ? 'date' : 'text'}
          max={field === 'day' ? dayFromNow(0) : undefined}
          maxLength={200}
          inputMode={['year', 'people', 'place', 'places', 'planned', 'spent'].includes(field) ? 'decimal' : undefined}
          onChange={(e) => onChange(e.target.value)}
        />
      )}
      {problem && (
        <span id={`${id}-problem`} role="alert" className={styles.refusal}>
          {t(`problem.${problem}`)}
        </span>
      )}
    </div>
  );
}
