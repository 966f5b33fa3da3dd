import { Button, Input } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { graphql } from '@/gql';
import { readFault } from '@/lib/fault';
import { newRequestId } from '@/lib/requestId';
import styles from './definition.module.css';

const RecordBridgeDocument = graphql(`
  mutation RecordBridge($input: RecordBridgeInput!) {
    recordBridge(input: $input) { revision }
  }
`);

interface Props {
  place: { plan: string; indicator: string; year: number };
  bridge: { factor: string; shift: string; basis: string; revision: number } | null | undefined;
  onRecorded: () => void;
  onClose: () => void;
}

/** How values of the earlier definition become values of the new one, and how that was found. */
export function BridgeForm({ place, bridge, onRecorded, onClose }: Props) {
  const { t } = useTranslation('indicator');
  const { t: ui } = useTranslation('ui');
  const id = useId();
  const [factor, setFactor] = useState(bridge?.factor ?? '');
  const [shift, setShift] = useState(bridge?.shift ?? '0');
  const [basis, setBasis] = useState(bridge?.basis ?? '');
  const [requestId, setRequestId] = useState(newRequestId);
  const [{ error, fetching }, record] = useMutation(RecordBridgeDocument);
  const fault = error && readFault(error);

  async function send(numbers: { factor: string; shift: string } | undefined) {
    const input = { ...place, ...numbers, basis: basis.trim(), expectedRevision: bridge?.revision ?? 0, requestId };
    const { data } = await record({ input });
    if (data) onRecorded();
    else setRequestId(newRequestId());
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    for (const [field, value] of [
      ['factor', factor],
      ['basis', basis],
    ] as const) {
      if (!value.trim()) return document.getElementById(`${id}-${field}`)?.focus();
    }
    send({ factor: factor.trim(), shift: shift.trim() || '0' });
  }

  return (
    <form onSubmit={submit} className={styles.form}>
      <p className={styles.note}>{t('definition.form.means')}</p>
      <label htmlFor={`${id}-factor`}>{t('definition.form.factor')}</label>
      <Input
        id={`${id}-factor`}
        inputMode="decimal"
        autoFocus
        value={factor}
        onChange={(e) => setFactor(e.target.value)}
      />
      <label htmlFor={`${id}-shift`}>{t('definition.form.shift')}</label>
      <Input id={`${id}-shift`} inputMode="decimal" value={shift} onChange={(e) => setShift(e.target.value)} />
      <label htmlFor={`${id}-basis`}>{t('definition.form.basis')}</label>
      <Input.TextArea
        id={`${id}-basis`}
        autoSize={{ minRows: 2 }}
        maxLength={1000}
        value={basis}
        onChange={(e) => setBasis(e.target.value)}
      />
      {fault && (
        <p role="alert" className={styles.fault}>
          {fault.message || ui(`error.${fault.kind}.title`)}
        </p>
      )}
      <p className={styles.acts}>
        <Button type="primary" htmlType="submit" loading={fetching}>
          {t('definition.form.save')}
        </Button>
        {bridge && (
          <Button danger loading={fetching} onClick={() => send(undefined)}>
            {t('definition.form.takeBack')}
          </Button>
        )}
        <Button onClick={onClose}>{t('definition.form.cancel')}</Button>
      </p>
    </form>
  );
}
