import { Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { graphql } from '@/gql';
import { readFault } from '@/lib/fault';
import { newRequestId } from '@/lib/requestId';
import type { RoundLine } from './RoundPage';
import styles from './round.module.css';
import { notApproved, totalOf } from './total';

const PublishRoundDocument = graphql(`
  mutation PublishRound($input: PublishRoundInput!) {
    publishRound(input: $input) {
      snapshot { id edition publishedAt }
    }
  }
`);

interface Props {
  plan: string;
  round: RoundLine;
  areas: { area: { code: string; name: string }; owed: number; submitted: number; approved: number; late: number }[];
  onPublished: (edition: number) => void;
  onClose: () => void;
}

/** Says what everybody will see and what would be missing, before anything is frozen. */
export function PublishDialog({ plan, round, areas, onPublished, onClose }: Props) {
  const { t } = useTranslation('round');
  const { t: ui } = useTranslation('ui');
  const [requestId] = useState(newRequestId);
  const [{ error, fetching }, publish] = useMutation(PublishRoundDocument);
  const open = notApproved(areas);
  const total = totalOf(areas);
  const fault = error && readFault(error);

  async function go() {
    const answer = await publish({ input: { plan, year: round.year, requestId } });
    const snapshot = answer.data?.publishRound.snapshot;
    if (snapshot) onPublished(snapshot.edition);
  }

  return (
    <Modal
      open
      title={t('publish.title', { year: round.year })}
      okText={t(open.length > 0 ? 'publish.goAnyway' : 'publish.go')}
      okButtonProps={{ danger: open.length > 0 }}
      cancelText={t('cancel')}
      confirmLoading={fetching}
      onOk={go}
      onCancel={onClose}
    >
      <p>{t('publish.means', { edition: (round.snapshot?.edition ?? 0) + 1 })}</p>
      {open.length === 0 ? (
        <p>{t('publish.complete', { count: total.owed })}</p>
      ) : (
        <div className={styles.incomplete}>
          <p>
            <strong>{t('publish.incomplete', { open: total.owed - total.approved, owed: total.owed })}</strong>
          </p>
          <ul>
            {open.map((a) => (
              <li key={a.area.code}>
                {a.area.name} <span>{t('publish.open', { count: a.open })}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
      {fault && (
        <p role="alert" className={styles.fault}>
          {fault.message || ui(`error.${fault.kind}.title`)}
        </p>
      )}
    </Modal>
  );
}
