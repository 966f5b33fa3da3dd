import { Button, Input } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newRequestId } from '@/lib/requestId';
import { SetRobotDocument } from './documents';
import { SaveLine } from './SaveLine';
import styles from './settings.module.css';
import { useSaving } from './useSaving';

interface Props {
  /** Where the robot is; its address and secret are never shown again. */
  host: string | null | undefined;
  mayChange: boolean;
  onSaved: () => void;
}

/** The tenant's group robot: whether there is one, and for the administrator, to set, replace or take it away. */
export function Robot({ host, mayChange, onSaved }: Props) {
  const { t } = useTranslation('settings');
  const [open, setOpen] = useState(false);
  const [clearing, setClearing] = useState(false);
  const { save, busy, saved, refusal, touched } = useSaving(SetRobotDocument, onSaved);

  async function clear() {
    if (await save({ input: { address: '', secret: '', requestId: newRequestId() } })) setClearing(false);
  }

  const ask = (what: 'replace' | 'clear') => {
    touched();
    setOpen(what === 'replace');
    setClearing(what === 'clear');
  };
  return (
    <section aria-labelledby="robot" className={styles.section}>
      <h2 id="robot">{t('robot.title')}</h2>
      <p className={styles.state}>
        <span>{host ? t('robot.set', { host }) : t('robot.none')}</span>
        {mayChange && (
          <>
            {!open && (
              <Button size="small" onClick={() => ask('replace')}>
                {t(host ? 'robot.replace' : 'robot.add')}
              </Button>
            )}
            {host && !clearing && (
              <Button size="small" onClick={() => ask('clear')}>
                {t('robot.clear')}
              </Button>
            )}
          </>
        )}
        <span role="status">{saved && !open && t('saved')}</span>
      </p>
      <p className={styles.quiet}>{t(mayChange ? 'robot.means' : 'robot.whoSets')}</p>
      {clearing && (
        <div className={styles.sure}>
          <span>{t('robot.sure')}</span>
          <Button danger size="small" loading={busy} onClick={clear}>
            {t('robot.clearNow')}
          </Button>
          <Button type="text" size="small" onClick={() => setClearing(false)}>
            {t('cancel')}
          </Button>
          {refusal && (
            <p role="alert" className={styles.refusal}>
              {refusal}
            </p>
          )}
        </div>
      )}
      {open && <RobotForm {...{ save, busy, refusal, touched }} onClose={() => setOpen(false)} />}
    </section>
  );
}

type FormProps = Pick<
  ReturnType<typeof useSaving<unknown, { input: { address: string; secret: string; requestId: string } }>>,
  'save' | 'busy' | 'refusal' | 'touched'
> & { onClose: () => void };

function RobotForm({ save, busy, refusal, touched, onClose }: FormProps) {
  const { t } = useTranslation('settings');
  const id = useId();
  const [address, setAddress] = useState('');
  const [secret, setSecret] = useState('');
  const [missing, setMissing] = useState(false);

  async function submit(event: FormEvent) {
    event.preventDefault();
    const at = address.trim();
    setMissing(!at);
    if (at && (await save({ input: { address: at, secret: secret.trim(), requestId: newRequestId() } }))) onClose();
    else document.getElementById(`${id}-address`)?.focus();
  }

  const wrong = missing ? t('robot.missing') : refusal;
  return (
    <form onSubmit={submit} className={styles.form} aria-label={t('robot.title')} noValidate autoComplete="off">
      <div className={styles.field} data-wide>
        <label htmlFor={`${id}-address`}>{t('robot.address')}</label>
        <Input
          id={`${id}-address`}
          type="url"
          autoFocus
          maxLength={1000}
          value={address}
          placeholder="https://oapi.dingtalk.com/robot/send?access_token=…"
          aria-invalid={wrong ? true : undefined}
          status={wrong ? 'error' : undefined}
          aria-describedby={`${id}-help`}
          onChange={(e) => {
            setAddress(e.target.value);
            setMissing(false);
            touched();
          }}
        />
        <span id={`${id}-help`} role={wrong ? 'alert' : undefined} className={wrong ? styles.refusal : styles.quiet}>
          {wrong ?? t('robot.addressHelp')}
        </span>
      </div>
      <div className={styles.field} data-wide>
        <label htmlFor={`${id}-secret`}>{t('robot.secret')}</label>
        <Input.Password
          visibilityToggle={false}
          id={`${id}-secret`}
          autoComplete="new-password"
          maxLength={254}
          value={secret}
          aria-describedby={`${id}-secret-help`}
          onChange={(e) => setSecret(e.target.value)}
        />
        <span id={`${id}-secret-help`} className={styles.quiet}>
          {t('robot.secretHelp')}
        </span>
      </div>
      <div className={styles.save}>
        <SaveLine busy={busy} saved={false} />
        <Button type="text" onClick={onClose}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  );
}
