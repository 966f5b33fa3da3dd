import { Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { readTyped } from '@/lib/decimal';
import { readFault } from '@/lib/fault';
import { newRequestId } from '@/lib/requestId';
import { DisputeScoreDocument, RuleScoreDocument } from './documents';
import styles from './evaluation.module.css';
import { problemOf } from './scores';

interface Props {
  evaluation: string;
  area: { code: string; name: string };
  item: string;
  /** What the item is called. */
  name: string;
  onClose: () => void;
  onDone: () => void;
}

/** Says why a score is not right; the office then rules. */
export function DisputeDialog({ evaluation, area, item, name, onClose, onDone }: Props) {
  const { t } = useTranslation('evaluation');
  const id = useId();
  const [text, setText] = useState('');
  const [{ error, fetching }, send] = useMutation(DisputeScoreDocument);

  async function go() {
    const input = { evaluation, area: area.code, item, text: text.trim(), requestId: newRequestId() };
    const { data } = await send({ input });
    if (data) onDone();
  }

  return (
    <Modal
      open
      title={t('scoring.disputeOf', { area: area.name, item: name })}
      okText={t('scoring.disputeSend')}
      okButtonProps={{ disabled: text.trim() === '' }}
      cancelText={t('cancel')}
      confirmLoading={fetching}
      onOk={go}
      onCancel={onClose}
    >
      <div className={styles.dialogField}>
        <label htmlFor={id}>{t('scoring.disputeText')}</label>
        <Input.TextArea
          id={id}
          autoSize={{ minRows: 3 }}
          maxLength={1000}
          value={text}
          onChange={(e) => setText(e.target.value)}
        />
      </div>
      {error && (
        <p role="alert" className={styles.bad}>
          {readFault(error).message || t('failed')}
        </p>
      )}
    </Modal>
  );
}

/** Settles an item: the points that count, and why; what the experts gave stays beside it. */
export function RuleDialog({ evaluation, area, item, name, onClose, onDone }: Props) {
  const { t } = useTranslation('evaluation');
  const id = useId();
  const [points, setPoints] = useState('');
  const [reason, setReason] = useState('');
  const [{ error, fetching }, send] = useMutation(RuleScoreDocument);
  const problem = problemOf(points);
  const value = problem ? null : readTyped(points);

  async function go() {
    if (value === null) return;
    const input = {
      evaluation,
      area: area.code,
      item,
      points: value,
      reason: reason.trim(),
      requestId: newRequestId(),
    };
    const { data } = await send({ input });
    if (data) onDone();
  }

  return (
    <Modal
      open
      title={t('scoring.ruleOf', { area: area.name, item: name })}
      okText={t('scoring.ruleSend')}
      okButtonProps={{ disabled: value === null || reason.trim() === '' }}
      cancelText={t('cancel')}
      confirmLoading={fetching}
      onOk={go}
      onCancel={onClose}
    >
      <div className={styles.dialogField}>
        <label htmlFor={`${id}-points`}>{t('scoring.rulePoints')}</label>
        <Input
          id={`${id}-points`}
          inputMode="decimal"
          maxLength={8}
          value={points}
          aria-invalid={problem ? true : undefined}
          onChange={(e) => setPoints(e.target.value)}
        />
        {problem && (
          <span role="alert" className={styles.bad}>
            {t(`scoring.problem.${problem}`)}
          </span>
        )}
      </div>
      <div className={styles.dialogField}>
        <label htmlFor={`${id}-reason`}>{t('scoring.ruleReason')}</label>
        <Input.TextArea
          id={`${id}-reason`}
          autoSize={{ minRows: 3 }}
          maxLength={1000}
          value={reason}
          onChange={(e) => setReason(e.target.value)}
        />
      </div>
      {error && (
        <p role="alert" className={styles.bad}>
          {readFault(error).message || t('failed')}
        </p>
      )}
    </Modal>
  );
}
