import { Checkbox, Input } from 'antd';
import { type FormEvent, useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newRequestId } from '@/lib/requestId';
import { SetContactDocument } from './documents';
import { SaveLine } from './SaveLine';
import styles from './settings.module.css';
import { useSaving } from './useSaving';

interface Props {
  /** Somebody of the tenant; oneself where left out. */
  of?: { id: string; name: string };
  email: string;
  byMail: boolean;
  onSaved: () => void;
}

/** Where a person gets mail, and whether. */
export function ContactForm({ of, email, byMail, onSaved }: Props) {
  const { t } = useTranslation('settings');
  const id = useId();
  const [typed, setTyped] = useState({ email, byMail });
  // An administrator may set its own in two places: what is saved in the one is shown in the other.
  useEffect(() => setTyped({ email, byMail }), [email, byMail]);
  const [missing, setMissing] = useState(false);
  const { save, busy, saved, refusal, touched } = useSaving(SetContactDocument, onSaved);
  const put = (by: Partial<typeof typed>) => {
    setTyped((now) => ({ ...now, ...by }));
    setMissing(false);
    touched();
  };

  async function submit(event: FormEvent) {
    event.preventDefault();
    const address = typed.email.trim();
    setMissing(typed.byMail && !address);
    if (typed.byMail && !address) return document.getElementById(id)?.focus();
    const done = await save({
      input: { user: of?.id, email: address, byMail: typed.byMail, requestId: newRequestId() },
    });
    if (!done) document.getElementById(id)?.focus();
  }

  const wrong = missing ? t('contact.missing') : refusal;
  return (
    <form
      onSubmit={submit}
      className={styles.form}
      noValidate
      aria-label={of ? t('contact.of', { name: of.name }) : undefined}
    >
      <div className={styles.field} data-wide>
        <label htmlFor={id}>{t('contact.email')}</label>
        <Input
          id={id}
          type="email"
          autoComplete={of ? 'off' : 'email'}
          maxLength={254}
          value={typed.email}
          placeholder="name@example.cn"
          aria-invalid={wrong ? true : undefined}
          status={wrong ? 'error' : undefined}
          aria-describedby={`${id}-wrong`}
          onChange={(e) => put({ email: e.target.value })}
        />
        <span id={`${id}-wrong`} role={wrong ? 'alert' : undefined} className={styles.refusal}>
          {wrong}
        </span>
      </div>
      <Checkbox checked={typed.byMail} onChange={(e) => put({ byMail: e.target.checked })}>
        {t('contact.byMail')}
      </Checkbox>
      <SaveLine busy={busy} saved={saved} />
    </form>
  );
}
