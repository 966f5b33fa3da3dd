import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { dayFromNow } from '@/lib/dates';
import { readFault } from '@/lib/fault';
import { newRequestId } from '@/lib/requestId';
import { AdvanceEvaluationDocument, type Head } from './documents';
import styles from './evaluation.module.css';
import { nextState } from './states';

/** A month to write in, unless the office says otherwise. */
const USUAL_DAYS = 30;

/** The one way on, with what still stands in it. */
export function NextAct({ head, onChanged }: { head: Head; onChanged: () => void }) {
  const { t } = useTranslation('evaluation');
  const [asking, setAsking] = useState(false);
  const to = nextState(head.state);
  if (!to || !head.may.includes('advance')) return null;
  return (
    <div className={styles.next}>
      <Button
        type="primary"
        aria-describedby={head.lacks.length > 0 ? 'lacks' : undefined}
        onClick={() => setAsking(true)}
      >
        {t(`advance.${to}.act`)}
      </Button>
      {head.lacks.length > 0 && <Lacks id="lacks" lacks={head.lacks} />}
      {asking && (
        <AdvanceDialog
          head={head}
          to={to}
          onClose={() => setAsking(false)}
          onDone={() => {
            setAsking(false);
            onChanged();
          }}
        />
      )}
    </div>
  );
}

function Lacks({ id, lacks }: { id?: string; lacks: readonly string[] }) {
  const { t } = useTranslation('evaluation');
  return (
    <div id={id} className={styles.lacks}>
      <p>{t('lacks')}</p>
      <ul>
        {lacks.map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
    </div>
  );
}

interface DialogProps {
  head: Head;
  to: string;
  onClose: () => void;
  onDone: () => void;
}

/** Says what changes for whom, for no state is come back to. */
function AdvanceDialog({ head, to, onClose, onDone }: DialogProps) {
  const { t } = useTranslation('evaluation');
  const [requestId, setRequestId] = useState(newRequestId);
  const [due, setDue] = useState(() => dayFromNow(USUAL_DAYS));
  const [{ error, fetching }, advance] = useMutation(AdvanceEvaluationDocument);
  const asksDue = to === 'collecting';

  async function go() {
    const { data, error: refused } = await advance({
      input: { evaluation: head.id, revision: head.revision, to, due: asksDue ? due : null, requestId },
    });
    if (data) return onDone();
    // A refusal was an answer: after something is mended the next try is another request.
    if (refused?.graphQLErrors.length) setRequestId(newRequestId());
  }

  return (
    <Modal
      open
      title={t(`advance.${to}.title`)}
      okText={t(`advance.${to}.act`)}
      okButtonProps={{ disabled: asksDue && !due }}
      cancelText={t('cancel')}
      confirmLoading={fetching}
      onOk={go}
      onCancel={onClose}
    >
      <p>{t(`advance.${to}.means`)}</p>
      {head.lacks.length > 0 && <Lacks lacks={head.lacks} />}
      {asksDue && (
        <div className={styles.dialogField}>
          <label htmlFor="advance-due">{t('advance.due')}</label>
          <Input
            id="advance-due"
            type="date"
            min={dayFromNow(0)}
            value={due}
            onChange={(event) => setDue(event.target.value)}
          />
        </div>
      )}
      {error && (
        <p role="alert" className={styles.bad}>
          {readFault(error).message || t('failed')}
        </p>
      )}
    </Modal>
  );
}
