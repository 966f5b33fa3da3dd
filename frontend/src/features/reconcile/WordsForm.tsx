import { Button, Input } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './reconcile.module.css';

export interface Field {
  name: string;
  label: string;
  kind: 'number' | 'line' | 'words';
  initial?: string;
  fixed?: boolean;
  optional?: boolean;
  /** What may be chosen instead of typing it. */
  known?: readonly string[];
}

interface Props {
  title: string;
  hint?: string;
  fields: readonly Field[];
  act: string;
  onAct: (values: Record<string, string>) => Promise<string | undefined>;
  onCancel: () => void;
}

/** A few fields and one act; a refusal stands under them in the server's words, and what was typed stays. */
export function WordsForm({ title, hint, fields, act, onAct, onCancel }: Props) {
  const { t } = useTranslation('reconcile');
  const id = useId();
  const [values, setValues] = useState<Record<string, string>>(
    Object.fromEntries(fields.map((f) => [f.name, f.initial ?? ''])),
  );
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string>();

  async function submit(event: FormEvent) {
    event.preventDefault();
    const missing = fields.find((f) => !f.optional && !values[f.name]?.trim());
    if (missing) return document.getElementById(`${id}${missing.name}`)?.focus();
    setBusy(true);
    setRefusal(await onAct(values));
    setBusy(false);
  }

  return (
    <form
      className={styles.form}
      aria-label={title}
      onSubmit={submit}
      onKeyDown={(e) => e.key === 'Escape' && onCancel()}
    >
      <h3>{title}</h3>
      {hint && <p className={styles.quiet}>{hint}</p>}
      {fields.map((f, i) => {
        const common = {
          id: `${id}${f.name}`,
          value: values[f.name],
          autoFocus: i === 0,
          readOnly: f.fixed,
          onChange: (e: { target: { value: string } }) => setValues({ ...values, [f.name]: e.target.value }),
        };
        return (
          <div key={f.name} className={styles.field}>
            <label htmlFor={common.id}>{f.label}</label>
            {f.kind === 'words' ? (
              <Input.TextArea {...common} autoSize={{ minRows: 2 }} maxLength={1000} />
            ) : (
              <Input
                {...common}
                inputMode={f.kind === 'number' ? 'decimal' : undefined}
                maxLength={100}
                list={f.known && `${common.id}-known`}
              />
            )}
            {f.known && (
              <datalist id={`${common.id}-known`}>
                {f.known.map((k) => (
                  <option key={k} value={k} />
                ))}
              </datalist>
            )}
          </div>
        );
      })}
      {refusal && (
        <p role="alert" className={styles.refusal}>
          {refusal}
        </p>
      )}
      <div className={styles.buttons}>
        <Button type="primary" htmlType="submit" loading={busy}>
          {act}
        </Button>
        <Button type="text" onClick={onCancel}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  );
}
