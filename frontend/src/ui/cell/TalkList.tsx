import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';
import { type FragmentType, readFragment } from '@/gql';
import type { TalkFieldsFragment } from '@/gql/graphql';
import { formatMoment } from '@/lib/dates';
import { readFault } from '@/lib/fault';
import { newRequestId } from '@/lib/requestId';
import { ActButton } from '@/ui/ActButton';
import styles from './cellpanel.module.css';
import { MarkTalkReadDocument, SettleThreadDocument, TalkFields, WithdrawRemarkDocument } from './documents';
import { type Place, withoutPlan } from './place';
import { RemarkForm } from './RemarkForm';

type Thread = TalkFieldsFragment['threads'][number];
type Answer = FragmentType<typeof TalkFields> | undefined;

/** What is said about the figure, the last opened thread first; seeing it is reading it. */
export function TalkList({ place, talk: loaded }: { place: Place; talk: TalkFieldsFragment }) {
  const { t } = useTranslation('cellpanel');
  const client = useClient();
  const [talk, setTalk] = useState(loaded);
  useEffect(() => setTalk(loaded), [loaded]);
  const newest = talk.threads
    .flatMap((thread) => thread.remarks)
    .reduce<Thread['remarks'][number] | undefined>((a, b) => (a && a.at > b.at ? a : b), undefined);
  const unread = newest && talk.heard.unread > 0 ? newest.id : undefined;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the place is another only with another panel
  useEffect(() => {
    if (!unread) return;
    const input = { ...withoutPlan(place), remark: unread, requestId: newRequestId() };
    client.mutation(MarkTalkReadDocument, { input }).toPromise();
  }, [client, unread]);

  function adopt(answer: Answer) {
    if (answer) setTalk(readFragment(TalkFields, answer));
  }

  async function settle(thread: string) {
    const { data, error } = await client
      .mutation(SettleThreadDocument, { input: { thread, requestId: newRequestId() } })
      .toPromise();
    adopt(data?.settleThread);
    return error && (readFault(error).message || t('failed'));
  }

  async function withdraw(remark: string) {
    const { data, error } = await client
      .mutation(WithdrawRemarkDocument, { input: { remark, requestId: newRequestId() } })
      .toPromise();
    adopt(data?.withdrawRemark);
    return error && (readFault(error).message || t('failed'));
  }

  return (
    <>
      {talk.threads.length === 0 && <p className={styles.quiet}>{t('talk.nothing')}</p>}
      {talk.threads.map((thread) => (
        <section key={thread.id} className={styles.thread} data-settled={thread.settled || undefined}>
          <ol className={styles.list}>
            {thread.remarks.map((r) => (
              <RemarkLine key={r.id} remark={r} onWithdraw={() => withdraw(r.id)} />
            ))}
          </ol>
          {thread.settled && <p className={styles.quiet}>{t('talk.settled', { name: thread.settledBy?.name })}</p>}
          {talk.maySay && (
            <RemarkForm place={place} thread={thread.id} concerned={talk.concerned} onSaid={adopt}>
              {thread.maySettle && !thread.settled && (
                <ActButton small onAct={() => settle(thread.id)}>
                  {t('talk.settle')}
                </ActButton>
              )}
            </RemarkForm>
          )}
        </section>
      ))}
      {talk.maySay && <RemarkForm place={place} concerned={talk.concerned} onSaid={adopt} />}
    </>
  );
}

interface LineProps {
  remark: Thread['remarks'][number];
  onWithdraw: () => Promise<string | undefined>;
}

function RemarkLine({ remark, onWithdraw }: LineProps) {
  const { t, i18n } = useTranslation('cellpanel');
  return (
    <li>
      <p className={styles.who}>
        <strong>{remark.tenant.name}</strong> {remark.by.name}{' '}
        <time dateTime={remark.at}>{formatMoment(remark.at, i18n.language)}</time>
      </p>
      {remark.words === null ? (
        <p className={styles.quiet}>{t('talk.withdrawn')}</p>
      ) : (
        <p className={styles.words}>
          {remark.mentions.map((m) => (
            <span key={m.slug} className={styles.mention}>
              @{m.name}{' '}
            </span>
          ))}
          {remark.words}
        </p>
      )}
      {remark.mayWithdraw && (
        <div className={styles.withdraw}>
          <ActButton small onAct={onWithdraw}>
            {t('talk.withdraw')}
          </ActButton>
        </div>
      )}
    </li>
  );
}
