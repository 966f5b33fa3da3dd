import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Outcome } from '@/gql/graphql';
import { newRequestId } from '@/lib/requestId';
import { ReviewReportDocument } from './documents';
import type { Report } from './entry';
import { RatingChoice } from './RatingChoice';
import styles from './report.module.css';
import type { ReportStore } from './reportStore';
import { useAct } from './useAct';

/** What is missing before the decision can be sent. */
export function reviewProblem(outcome: Outcome, own: string | null, rating: string | null, remark: string) {
  const silent = remark.trim() === '';
  if (outcome === 'RETURN') return silent ? 'sayWhat' : undefined;
  if (!rating) return 'rate';
  return silent && rating !== own ? 'sayWhy' : undefined;
}

/** The office accepts with its rating, or sends back with words; it starts from how the department rated itself. */
export function ReviewForm({ store, report }: { store: ReportStore; report: Report }) {
  const { t } = useTranslation('progress');
  const id = useId();
  const act = useAct(store);
  const [rating, setRating] = useState(report.selfRating);
  const [remark, setRemark] = useState('');
  const [refusal, setRefusal] = useState<string>();
  const [busy, setBusy] = useState<Outcome>();

  async function decide(outcome: Outcome) {
    const problem = reviewProblem(outcome, report.selfRating, rating, remark);
    setRefusal(problem && t(`review.problem.${problem}`));
    if (problem || !report.id) {
      if (problem !== 'rate') document.getElementById(id)?.focus();
      return;
    }
    setBusy(outcome);
    const input = {
      report: report.id,
      revision: report.revision,
      outcome,
      rating: outcome === 'PASS' ? rating : null,
      remark: remark.trim() || null,
      requestId: newRequestId(),
    };
    setRefusal(await act(ReviewReportDocument, { input }, (d) => d.reviewReport));
    setBusy(undefined);
  }

  return (
    <section className={styles.panel} aria-labelledby="review-form">
      <h2 id="review-form">{t('review.title')}</h2>
      <div className={styles.form}>
        <RatingChoice
          legend={t('review.rating')}
          value={rating}
          onChange={setRating}
          hint={
            report.selfRating && (
              <p className={styles.hint}>{t('review.own', { rating: t(`rating.${report.selfRating}`) })}</p>
            )
          }
        />
        <div className={styles.field}>
          <label htmlFor={id}>{t('review.remark')}</label>
          <Input.TextArea
            id={id}
            autoSize={{ minRows: 3 }}
            value={remark}
            aria-describedby={`${id}-hint`}
            onChange={(e) => setRemark(e.target.value)}
          />
          <p id={`${id}-hint`} className={styles.hint}>
            {t('review.remarkHint')}
          </p>
        </div>
        {refusal && (
          <p role="alert" className={styles.refusal}>
            {refusal}
          </p>
        )}
        <div className={styles.buttons}>
          <Button type="primary" loading={busy === 'PASS'} disabled={!!busy} onClick={() => decide('PASS')}>
            {t('review.pass')}
          </Button>
          <Button danger loading={busy === 'RETURN'} disabled={!!busy} onClick={() => decide('RETURN')}>
            {t('review.return')}
          </Button>
        </div>
      </div>
    </section>
  );
}
