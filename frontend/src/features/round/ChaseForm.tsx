import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { graphql } from '@/gql';
import { readFault } from '@/lib/fault';
import { newRequestId } from '@/lib/requestId';
import styles from './deadline.module.css';

const ChaseDocument = graphql(`
  mutation Chase($input: ChaseInput!) {
    chase(input: $input) { chased passed }
  }
`);

interface Props {
  plan: string;
  year: number;
  /** Left out: all that are late. */
  tenant?: { slug: string; name: string };
  onChased: () => void;
}

/** One click chases; where the server wants words for a second time that day, it takes one more. */
export function ChaseForm({ plan, year, tenant, onChased }: Props) {
  const { t } = useTranslation('round');
  const { t: ui } = useTranslation('ui');
  const id = useId();
  const [words, setWords] = useState('');
  const [wordy, setWordy] = useState(false);
  const [said, setSaid] = useState<string>();
  const [{ error, fetching }, chase] = useMutation(ChaseDocument);
  const fault = error && readFault(error);

  async function go() {
    setSaid(undefined);
    const input = { plan, year, tenant: tenant?.slug, words: words.trim(), requestId: newRequestId() };
    const { data, error: refused } = await chase({ input });
    if (refused) setWordy(true);
    if (!data) return;
    setWordy(false);
    setWords('');
    const { chased, passed } = data.chase;
    setSaid(tenant ? t('chase.done') : t('chase.doneAll', { count: chased, passed }));
    onChased();
  }

  return (
    <span className={styles.chase}>
      {wordy && (
        <Input
          id={id}
          aria-label={t('chase.words')}
          placeholder={t('chase.words')}
          className={styles.words}
          maxLength={500}
          value={words}
          autoFocus
          onChange={(e) => setWords(e.target.value)}
          onPressEnter={go}
        />
      )}
      <Button
        size={tenant ? 'small' : undefined}
        loading={fetching}
        onClick={go}
        aria-label={tenant ? t('chase.one', { tenant: tenant.name }) : undefined}
      >
        {t(tenant ? 'chase.act' : 'chase.all')}
      </Button>
      {said && <span role="status">{said}</span>}
      {fault && (
        <span role="alert" className={styles.fault}>
          {fault.message || ui(`error.${fault.kind}.title`)}
        </span>
      )}
    </span>
  );
}
