import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';
import { readFragment } from '@/gql';
import { formatDay } from '@/lib/dates';
import { readFault } from '@/lib/fault';
import { newRequestId } from '@/lib/requestId';
import { UnitFields } from '@/lib/unitResult';
import { Deadline } from '@/ui/Deadline';
import { PageHead } from '@/ui/PageHead';
import { SaveState } from '@/ui/SaveState';
import { TooNarrow } from '@/ui/States';
import { TwoVersions } from '@/ui/TwoVersions';
import { UnitMeasures } from '@/ui/UnitMeasures';
import { ReturnSelfEvaluationDocument, type Self, SelfFields, SubmitSelfEvaluationDocument } from './documents';
import styles from './evaluation.module.css';
import { ReturnForm } from './ReturnForm';
import { SelfText } from './SelfText';
import { SelfMark } from './StateMarks';
import { SELF_RULES, useSelf } from './useSelf';

/** The account at work: its text on the left, the frozen results that it speaks of on the right. */
export function SelfDesk({ loaded }: { loaded: Self }) {
  const { t } = useTranslation('evaluation');
  const client = useClient();
  const [store, work] = useSelf(loaded);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const self = work.remote;
  const may = (act: string) => self.may.includes(act);
  const theirs = work.theirs && SELF_RULES.entryOf(work.theirs);

  async function act<Answer>(
    answer: Promise<{ data?: Answer; error?: Parameters<typeof readFault>[0] }>,
    pick: (a: Answer) => Self,
  ) {
    const { data, error } = await answer;
    if (data) return store.adopt(pick(data));
    const fault = error && readFault(error);
    // Somebody acted on it meanwhile: what is refused here is shown on what there is now.
    if (fault?.code === 'STALE_REVISION' || fault?.code === 'WRONG_STATE') await store.refresh();
    setRefusal(fault?.message || t('failed'));
  }

  async function submit() {
    setBusy(true);
    setRefusal(undefined);
    if (await store.settled()) {
      const { revision } = store.current().remote;
      const input = { evaluation: self.evaluation.id, revision, requestId: newRequestId() };
      await act(client.mutation(SubmitSelfEvaluationDocument, { input }).toPromise(), (d) =>
        readFragment(SelfFields, d.submitSelfEvaluation),
      );
    } else setRefusal(store.current().refusal ?? t('failed'));
    setBusy(false);
  }

  async function sendBack(remark: string) {
    setRefusal(undefined);
    const input = {
      evaluation: self.evaluation.id,
      tenant: self.tenant.slug,
      revision: self.revision,
      remark,
      requestId: newRequestId(),
    };
    await act(client.mutation(ReturnSelfEvaluationDocument, { input }).toPromise(), (d) =>
      readFragment(SelfFields, d.returnSelfEvaluation),
    );
  }

  return (
    <>
      <PageHead
        title={t('self.title', { tenant: self.tenant.name })}
        lead={<Lead self={self} />}
        acts={
          (may('submit') || may('save')) && (
            <Button type="primary" loading={busy} onClick={submit}>
              {t(self.state === 'returned' ? 'self.submitAgain' : 'self.submit')}
            </Button>
          )
        }
      />
      {refusal && (
        <p role="alert" className={styles.bad}>
          {refusal}
        </p>
      )}
      {may('save') && <TooNarrow />}
      {(may('save') || work.saving !== 'saved') && <SaveState work={work} />}
      {work.theirs && theirs && (
        <TwoVersions
          open={SELF_RULES.open(work.theirs)}
          parts={SELF_RULES.differing(work.entry, theirs).map((part) => ({
            key: part,
            label: t(`self.text.${part}`),
            mine: work.entry[part] ?? '',
            theirs: theirs[part] ?? '',
          }))}
          onResolve={(choice) => store.resolve(choice)}
        />
      )}
      <div className={styles.columns}>
        <div className={styles.stack}>
          {self.remark && (
            <section className={styles.remark} aria-labelledby="remark">
              <h2 id="remark">{t('self.returned')}</h2>
              <p>{self.remark}</p>
            </section>
          )}
          <SelfText
            self={self}
            entry={work.entry}
            onWrite={may('save') ? (change) => store.write(change) : undefined}
            onLeave={store.flush}
          />
          {may('return') && <ReturnForm key={self.revision} onReturn={sendBack} />}
        </div>
        <aside className={styles.panel} aria-labelledby="own-results">
          <h2 id="own-results">{t('self.results')}</h2>
          <p className={styles.quiet}>{t('self.resultsMean')}</p>
          <UnitMeasures unit={readFragment(UnitFields, self.results)} />
        </aside>
      </div>
    </>
  );
}

function Lead({ self }: { self: Self }) {
  const { t, i18n } = useTranslation('evaluation');
  const { evaluation: e } = self;
  return (
    <span className={styles.lead}>
      <span>{e.plan.title}</span>
      <span>{t(`name.${e.kind}`, { year: e.year, area: e.area.name })}</span>
      <SelfMark state={self.state} late={self.late} />
      {e.due && (
        <span>
          {t('due')} <Deadline at={e.due} bare={self.state === 'submitted'} />
        </span>
      )}
      {self.submittedAt && self.submittedBy && (
        <span>{t('self.by', { by: self.submittedBy.name, day: formatDay(self.submittedAt, i18n.language) })}</span>
      )}
    </span>
  );
}
