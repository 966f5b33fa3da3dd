import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newRequestId } from '@/lib/requestId';
import { SubmitReportDocument, WithdrawReportDocument } from './documents';
import styles from './report.module.css';
import type { ReportStore, ReportWork } from './reportStore';
import { useAct } from './useAct';

/** Handing in and taking back; what stands in the way is said beside the button. */
export function ReportActs({ store, work }: { store: ReportStore; work: ReportWork }) {
  const { t } = useTranslation('progress');
  const act = useAct(store);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const { id, may, state } = work.remote;
  // What is not begun yet is begun by handing it in; the server then names what is missing.
  const maySubmit = may.includes('submit') || (id === null && may.includes('save'));

  async function run(of: () => Promise<string | undefined>) {
    setBusy(true);
    setRefusal(undefined);
    setRefusal(await of());
    setBusy(false);
  }

  function inputOf(report: string) {
    return { input: { report, revision: store.current().remote.revision, requestId: newRequestId() } };
  }

  async function submit() {
    const stored = await store.settled();
    const report = stored ? await store.begun() : null;
    if (!report) return store.current().refusal ?? t('acts.notSaved');
    return act(SubmitReportDocument, inputOf(report), (d) => d.submitReport);
  }

  async function withdraw() {
    return id ? act(WithdrawReportDocument, inputOf(id), (d) => d.withdrawReport) : undefined;
  }

  return (
    <>
      {refusal && (
        <p role="alert" className={styles.refusal}>
          {refusal}
        </p>
      )}
      {may.includes('withdraw') && (
        <Button loading={busy} onClick={() => run(withdraw)}>
          {t('acts.withdraw')}
        </Button>
      )}
      {maySubmit && (
        <Button type="primary" loading={busy} onClick={() => run(submit)}>
          {state === 'returned' ? t('acts.submitAgain') : t('acts.submit')}
        </Button>
      )}
    </>
  );
}
