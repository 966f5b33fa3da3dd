import { Button, Input, Select } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { graphql } from '@/gql';
import { JUDGED } from '@/lib/attainment';
import { readFault } from '@/lib/fault';
import { newRequestId } from '@/lib/requestId';
import styles from './indicator.module.css';

const JudgeDocument = graphql(`
  mutation JudgeTarget($input: JudgeTargetInput!) {
    judgeTarget(input: $input) {
      cell { verdict { status } }
    }
  }
`);

interface Props {
  at: { plan: string; indicator: string; area: string; year: number };
  onJudged: () => void;
  onClose: () => void;
}

/** The office's judgement in a word and its reason in words; both stand beside the computed verdict. */
export function JudgeForm({ at, onJudged, onClose }: Props) {
  const { t } = useTranslation('indicator');
  const { t: figures } = useTranslation('figures');
  const { t: ui } = useTranslation('ui');
  const id = useId();
  const [status, setStatus] = useState<string>('met');
  const [reason, setReason] = useState('');
  const [requestId] = useState(newRequestId);
  const [{ error, fetching }, judge] = useMutation(JudgeDocument);
  const fault = error && readFault(error);

  async function sign(event: FormEvent) {
    event.preventDefault();
    if (!reason.trim()) return document.getElementById(`${id}-reason`)?.focus();
    const { plan, indicator, area, year } = at;
    const input = { plan, indicator, area, year, status, reason: reason.trim(), requestId };
    const { data } = await judge({ input });
    if (data) onJudged();
  }

  return (
    <form onSubmit={sign} className={styles.judge}>
      <label htmlFor={`${id}-status`}>{t('judgement.status')}</label>
      <Select
        id={`${id}-status`}
        value={status}
        onChange={setStatus}
        options={[...JUDGED, 'no_data' as const].map((s) => ({ value: s, label: figures(`standing.${s}`) }))}
      />
      <label htmlFor={`${id}-reason`}>{t('judgement.reason')}</label>
      <Input.TextArea
        id={`${id}-reason`}
        autoSize={{ minRows: 3 }}
        maxLength={2000}
        value={reason}
        onChange={(e) => setReason(e.target.value)}
      />
      <p className={styles.note}>{t('judgement.means')}</p>
      {fault && (
        <p role="alert" className={styles.fault}>
          {fault.message || ui(`error.${fault.kind}.title`)}
        </p>
      )}
      <p className={styles.acts}>
        <Button type="primary" htmlType="submit" loading={fetching}>
          {t('judgement.sign')}
        </Button>
        <Button onClick={onClose}>{t('judgement.cancel')}</Button>
      </p>
    </form>
  );
}
