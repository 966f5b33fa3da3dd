import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { graphql } from '@/gql';
import { dayFromNow } from '@/lib/dates';
import { readFault } from '@/lib/fault';
import { newRequestId } from '@/lib/requestId';
import styles from './deadline.module.css';
import type { Extension } from './Extensions';

const AnswerExtensionDocument = graphql(`
  mutation AnswerExtension($input: AnswerExtensionInput!) {
    answerExtension(input: $input) { id state }
  }
`);

/** Grants, until the day that was asked for or another one, or refuses with a reason. */
export function AnswerExtension({ of: e, onAnswered }: { of: Extension; onAnswered: () => void }) {
  const { t } = useTranslation('round');
  const { t: ui } = useTranslation('ui');
  const id = useId();
  const [until, setUntil] = useState(e.until);
  const [words, setWords] = useState('');
  const [unsaid, setUnsaid] = useState(false);
  const [{ error, fetching }, answer] = useMutation(AnswerExtensionDocument);
  const fault = error && readFault(error);

  async function give(grant: boolean) {
    setUnsaid(!grant && !words.trim());
    if (!grant && !words.trim()) return document.getElementById(`${id}-words`)?.focus();
    if (grant && !until) return document.getElementById(`${id}-until`)?.focus();
    const { data } = await answer({
      input: { extension: e.id, grant, until: grant ? until : null, words: words.trim(), requestId: newRequestId() },
    });
    if (data) onAnswered();
  }

  return (
    <form
      className={styles.form}
      aria-label={t('extensions.answerTo', { tenant: e.tenant.name })}
      onSubmit={(event) => {
        event.preventDefault();
        give(true);
      }}
    >
      <label htmlFor={`${id}-until`}>{t('extensions.until')}</label>
      <Input
        id={`${id}-until`}
        type="date"
        className={styles.date}
        min={dayFromNow(0)}
        value={until}
        onChange={(event) => setUntil(event.target.value)}
      />
      <label htmlFor={`${id}-words`}>{t('extensions.words')}</label>
      <Input
        id={`${id}-words`}
        className={styles.words}
        maxLength={500}
        value={words}
        status={unsaid ? 'error' : undefined}
        aria-invalid={unsaid || undefined}
        placeholder={t('extensions.wordsHint')}
        onChange={(event) => setWords(event.target.value)}
      />
      <Button type="primary" htmlType="submit" loading={fetching}>
        {t('extensions.grant')}
      </Button>
      <Button onClick={() => give(false)} disabled={fetching}>
        {t('extensions.refuse')}
      </Button>
      {(unsaid || fault) && (
        <p role="alert" className={styles.fault}>
          {unsaid ? t('extensions.unsaid') : fault?.message || ui(`error.${fault?.kind}.title`)}
        </p>
      )}
    </form>
  );
}
