import { Checkbox, Input, Select } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newRequestId } from '@/lib/requestId';
import { personName, useViewer } from '@/lib/viewer';
import { LendRolesDocument, type StandIns } from './documents';
import { SaveLine } from './SaveLine';
import styles from './settings.module.css';
import { useSaving } from './useSaving';

type Typed = { lender: string; standIn?: string; roles: string[]; first: string; last: string; reason: string };

/** Has a colleague stand in: for oneself, or, as an administrator, for anybody of the tenant. */
export function LendForm({ desk, onSaved }: { desk: StandIns; onSaved: () => void }) {
  const { t } = useTranslation('settings');
  const id = useId();
  const { tenant } = useViewer();
  const rolesOf = (lender: string) => desk.lenders.find((l) => l.id === lender)?.roles ?? [];
  const blank = (): Typed => {
    const lender = desk.lenders[0]?.id ?? '';
    return { lender, roles: rolesOf(lender).map((r) => r.code), first: desk.today, last: '', reason: '' };
  };
  const [typed, setTyped] = useState(blank);
  const [missing, setMissing] = useState<'standIn' | 'roles' | 'last' | 'reason'>();
  const { save, busy, saved, refusal, touched } = useSaving(LendRolesDocument, onSaved);
  const put = (by: Partial<Typed>) => {
    setTyped((now) => ({ ...now, ...by }));
    setMissing(undefined);
    touched();
  };
  const named = (p: { name: string; username: string }) => `${personName({ user: p, tenant })}（${p.username}）`;
  const colleagues = desk.colleagues.filter((c) => c.id !== typed.lender);
  const words = {
    standIn: t('standIn.missingPerson'),
    roles: t('standIn.missingRoles'),
    last: t('standIn.missingDays'),
    reason: t('standIn.missingReason'),
  };

  async function submit(event: FormEvent) {
    event.preventDefault();
    const { standIn, lender, roles, first, last, reason } = typed;
    const lacks = !standIn
      ? 'standIn'
      : roles.length === 0
        ? 'roles'
        : !first || !last
          ? 'last'
          : reason.trim()
            ? undefined
            : 'reason';
    setMissing(lacks);
    if (!standIn || lacks) return document.getElementById(`${id}-${lacks}`)?.focus();
    const done = await save({
      input: { lender, standIn, roles, firstDay: first, lastDay: last, reason, requestId: newRequestId() },
    });
    if (done) setTyped(blank());
  }

  if (desk.colleagues.length < 2) return <p className={styles.quiet}>{t('standIn.noColleague')}</p>;
  const wrong = missing ? words[missing] : refusal;
  const state = (field: string) => ({
    'aria-invalid': missing === field || undefined,
    status: missing === field ? ('error' as const) : undefined,
  });
  return (
    <form onSubmit={submit} className={styles.form} aria-label={t('standIn.lend')} noValidate>
      {desk.lenders.length > 1 && (
        <div className={styles.field}>
          <label htmlFor={`${id}-lender`}>{t('standIn.lendFor')}</label>
          <Select
            id={`${id}-lender`}
            value={typed.lender}
            options={desk.lenders.map((l) => ({
              value: l.id,
              label: l.disabled ? t('standIn.left', { name: named(l) }) : named(l),
            }))}
            onChange={(lender: string) =>
              put({ lender, roles: rolesOf(lender).map((r) => r.code), standIn: undefined })
            }
          />
        </div>
      )}
      <div className={styles.field}>
        <label htmlFor={`${id}-standIn`}>{t('standIn.standIn')}</label>
        <Select
          id={`${id}-standIn`}
          showSearch={{ optionFilterProp: 'label' }}
          value={typed.standIn}
          placeholder={t('standIn.choose')}
          options={colleagues.map((c) => ({ value: c.id, label: named(c) }))}
          onChange={(standIn: string) => put({ standIn })}
          {...state('standIn')}
        />
      </div>
      <fieldset className={styles.roles}>
        <legend>{t('standIn.roles')}</legend>
        <Checkbox.Group
          value={typed.roles}
          onChange={(roles) => put({ roles })}
          options={rolesOf(typed.lender).map((r, i) => ({
            value: r.code,
            label: r.name,
            ...(i === 0 && { id: `${id}-roles` }),
          }))}
        />
      </fieldset>
      {(['first', 'last'] as const).map((field) => (
        <div key={field} className={styles.field}>
          <label htmlFor={`${id}-${field}`}>{t(`standIn.${field}`)}</label>
          <Input
            id={`${id}-${field}`}
            type="date"
            min={field === 'last' ? typed.first : desk.today}
            value={typed[field]}
            onChange={(e) => put({ [field]: e.target.value })}
            {...state(field)}
          />
        </div>
      ))}
      <div className={styles.field} data-wide>
        <label htmlFor={`${id}-reason`}>{t('standIn.reason')}</label>
        <Input
          id={`${id}-reason`}
          maxLength={200}
          placeholder={t('standIn.reasonHint')}
          value={typed.reason}
          onChange={(e) => put({ reason: e.target.value })}
          {...state('reason')}
        />
      </div>
      {wrong && (
        <p role="alert" className={styles.refusal}>
          {wrong}
        </p>
      )}
      <SaveLine busy={busy} saved={saved} done={t('standIn.lent')}>
        {t('standIn.lend')}
      </SaveLine>
    </form>
  );
}
