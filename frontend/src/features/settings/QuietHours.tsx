import { Checkbox, Input } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newRequestId } from '@/lib/requestId';
import { SetQuietHoursDocument, type Settings } from './documents';
import { clockOf, kindOf, minutesOf } from './hours';
import { SaveLine } from './SaveLine';
import styles from './settings.module.css';
import { useSaving } from './useSaving';

/** When nobody of the tenant is sent anything: told to everybody, set by its administrator. */
export function QuietHours({ of, mayChange, onSaved }: { of: Settings; mayChange: boolean; onSaved: () => void }) {
  const { t } = useTranslation('settings');
  const { quietFrom: from, quietTo: to } = of;
  return (
    <section aria-labelledby="quiet" className={styles.section}>
      <h2 id="quiet">{t('quiet.title')}</h2>
      <p>
        {t(`quiet.${kindOf(from, to)}`, { from: clockOf(from), to: clockOf(to) })}
        {of.quietWeekends && t('quiet.andWeekends')}
      </p>
      <p className={styles.quiet}>{t(mayChange ? 'quiet.means' : 'quiet.whoSets')}</p>
      {mayChange && <HoursForm of={of} onSaved={onSaved} />}
    </section>
  );
}

function HoursForm({ of, onSaved }: { of: Settings; onSaved: () => void }) {
  const { t } = useTranslation('settings');
  const id = useId();
  const [typed, setTyped] = useState({
    from: clockOf(of.quietFrom),
    to: clockOf(of.quietTo),
    weekends: of.quietWeekends,
  });
  const [missing, setMissing] = useState<'from' | 'to'>();
  const { save, busy, saved, refusal, touched } = useSaving(SetQuietHoursDocument, onSaved);
  const put = (by: Partial<typeof typed>) => {
    setTyped((now) => ({ ...now, ...by }));
    setMissing(undefined);
    touched();
  };

  async function submit(event: FormEvent) {
    event.preventDefault();
    const from = minutesOf(typed.from);
    const to = minutesOf(typed.to);
    const lacks = from === undefined ? 'from' : to === undefined ? 'to' : undefined;
    setMissing(lacks);
    if (from === undefined || to === undefined) return document.getElementById(`${id}-${lacks}`)?.focus();
    await save({ input: { from, to, weekends: typed.weekends, requestId: newRequestId() } });
  }

  const time = (field: 'from' | 'to') => (
    <div className={styles.field}>
      <label htmlFor={`${id}-${field}`}>{t(`quiet.${field}`)}</label>
      <Input
        id={`${id}-${field}`}
        type="time"
        value={typed[field]}
        aria-invalid={missing === field || undefined}
        status={missing === field ? 'error' : undefined}
        onChange={(e) => put({ [field]: e.target.value })}
      />
    </div>
  );
  const wrong = missing ? t('quiet.missing') : refusal;
  return (
    <form onSubmit={submit} className={styles.form} aria-label={t('quiet.title')} noValidate>
      {time('from')}
      {time('to')}
      <Checkbox checked={typed.weekends} onChange={(e) => put({ weekends: e.target.checked })}>
        {t('quiet.weekends')}
      </Checkbox>
      {wrong && (
        <p role="alert" className={styles.refusal}>
          {wrong}
        </p>
      )}
      <SaveLine busy={busy} saved={saved} />
    </form>
  );
}
