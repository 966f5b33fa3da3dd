import { Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { graphql } from '@/gql';
import { dayFromNow } from '@/lib/dates';
import { readFault } from '@/lib/fault';
import { newRequestId } from '@/lib/requestId';
import { Deadline } from '@/ui/Deadline';
import styles from './extension.module.css';
import type { Owed } from './owed';

const AskExtensionDocument = graphql(`
  mutation AskExtension($input: AskExtensionInput!) {
    askExtension(input: $input) { id }
  }
`);

/** As short as an office still takes for a reason. */
const LEAST = 6;

interface Props {
  plan: string;
  year: number;
  owed: Owed[];
  onAsked: () => void;
  onClose: () => void;
}

/** For what, until when, and why; all that is open is chosen to begin with. */
export function ExtensionDialog({ plan, year, owed, onAsked, onClose }: Props) {
  const { t } = useTranslation('sheet');
  const { t: ui } = useTranslation('ui');
  const id = useId();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(owed.map((o) => o.obligation)));
  const [until, setUntil] = useState('');
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const [{ error, fetching }, ask] = useMutation(AskExtensionDocument);
  const fault = error && readFault(error);
  const short = [...reason.trim()].length < LEAST;

  async function send() {
    setMissing(true);
    if (chosen.size === 0) return document.getElementById(`${id}-all`)?.focus();
    if (!until) return document.getElementById(`${id}-until`)?.focus();
    if (short) return document.getElementById(`${id}-reason`)?.focus();
    const obligations = [...chosen];
    const { data } = await ask({
      input: { plan, year, obligations, until, reason: reason.trim(), requestId: newRequestId() },
    });
    if (data) onAsked();
  }

  const toggle = (obligation: string) =>
    setChosen((old) => {
      const next = new Set(old);
      if (!next.delete(obligation)) next.add(obligation);
      return next;
    });

  return (
    <Modal
      open
      centered
      title={t('extension.ask')}
      okText={t('extension.send', { count: chosen.size })}
      cancelText={t('extension.cancel')}
      confirmLoading={fetching}
      onOk={send}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      <div className={styles.form}>
        <p className={styles.hint}>{t('extension.means')}</p>
        <fieldset className={styles.choice}>
          <legend>{t('extension.for')}</legend>
          <label className={styles.all}>
            <input
              id={`${id}-all`}
              type="checkbox"
              checked={chosen.size === owed.length}
              onChange={(e) => setChosen(new Set(e.target.checked ? owed.map((o) => o.obligation) : []))}
            />
            {t('extension.all', { count: owed.length })}
          </label>
          <ul>
            {owed.map((o) => (
              <li key={o.obligation}>
                <label>
                  <input type="checkbox" checked={chosen.has(o.obligation)} onChange={() => toggle(o.obligation)} />
                  {o.name}
                </label>
                <Deadline at={o.deadline} bare />
              </li>
            ))}
          </ul>
          {missing && chosen.size === 0 && <p className={styles.fault}>{t('extension.none')}</p>}
        </fieldset>
        <label htmlFor={`${id}-until`}>{t('extension.until')}</label>
        <Input
          id={`${id}-until`}
          type="date"
          className={styles.date}
          min={dayFromNow(0)}
          value={until}
          status={missing && !until ? 'error' : undefined}
          aria-invalid={(missing && !until) || undefined}
          onChange={(e) => setUntil(e.target.value)}
        />
        <label htmlFor={`${id}-reason`}>{t('extension.reason')}</label>
        <Input.TextArea
          id={`${id}-reason`}
          autoSize={{ minRows: 2 }}
          maxLength={500}
          value={reason}
          status={missing && short ? 'error' : undefined}
          aria-invalid={(missing && short) || undefined}
          aria-describedby={`${id}-least`}
          onChange={(e) => setReason(e.target.value)}
        />
        <p id={`${id}-least`} className={missing && short ? styles.fault : styles.hint}>
          {t('extension.least', { least: LEAST })}
        </p>
        {fault && (
          <p role="alert" className={styles.fault}>
            {fault.message || ui(`error.${fault.kind}.title`)}
          </p>
        )}
      </div>
    </Modal>
  );
}
