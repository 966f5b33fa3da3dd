import { Button, Checkbox, Input } from 'antd';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import type { FragmentType } from '@/gql';
import type { TalkFieldsFragment } from '@/gql/graphql';
import { readFault } from '@/lib/fault';
import { newRequestId } from '@/lib/requestId';
import { useViewer } from '@/lib/viewer';
import styles from './cellpanel.module.css';
import { AddRemarkDocument, type TalkFields } from './documents';
import { type Place, withoutPlan } from './place';

interface Props {
  place: Place;
  /** The thread that is answered; without it a new one is opened. */
  thread?: string;
  concerned: TalkFieldsFragment['concerned'];
  onSaid: (talk: FragmentType<typeof TalkFields>) => void;
  /** What else one may do with the thread, beside the button that answers. */
  children?: ReactNode;
}

/** One's own words, and which units shall be told of them. */
export function RemarkForm({ place, thread, concerned, onSaid, children }: Props) {
  const { t } = useTranslation('cellpanel');
  const field = useId();
  const { tenant } = useViewer();
  const [words, setWords] = useState('');
  const [mentions, setMentions] = useState<string[]>([]);
  const [result, send] = useMutation(AddRemarkDocument);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (!words.trim()) return document.getElementById(field)?.focus();
    const input = { ...withoutPlan(place), thread, words: words.trim(), mentions, requestId: newRequestId() };
    const { data } = await send({ input });
    if (!data) return;
    setWords('');
    setMentions([]);
    onSaid(data.addRemark);
  }

  return (
    <form onSubmit={submit} className={styles.form}>
      <label htmlFor={field}>{t(thread ? 'talk.answer' : 'talk.new')}</label>
      <Input.TextArea
        id={field}
        autoSize={{ minRows: thread ? 1 : 2 }}
        maxLength={1000}
        value={words}
        onChange={(e) => setWords(e.target.value)}
      />
      {words.trim() !== '' && (
        <fieldset className={styles.mentions}>
          <legend>{t('talk.mention')}</legend>
          <Checkbox.Group
            value={mentions}
            onChange={setMentions}
            options={concerned.filter((c) => c.slug !== tenant.slug).map((c) => ({ value: c.slug, label: c.name }))}
          />
        </fieldset>
      )}
      {result.error && (
        <p role="alert" className={styles.refusal}>
          {readFault(result.error).message || t('failed')}
        </p>
      )}
      <div className={styles.acts}>
        <Button htmlType="submit" size="small" type={words.trim() ? 'primary' : 'default'} loading={result.fetching}>
          {t(thread ? 'talk.answerDo' : 'talk.newDo')}
        </Button>
        {children}
      </div>
    </form>
  );
}
