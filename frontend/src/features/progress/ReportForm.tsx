import { Input } from 'antd';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { FundsFields } from './FundsFields';
import { RatingChoice } from './RatingChoice';
import styles from './report.module.css';
import type { ReportStore, ReportWork } from './reportStore';

type TextPart = 'done' | 'results' | 'problems' | 'next' | 'risks';

/** What was done, what came of it, what is wrong and what comes next; stored while one writes. */
export function ReportForm({ store, work }: { store: ReportStore; work: ReportWork }) {
  const { t } = useTranslation('progress');
  const { remote: report, entry } = work;
  const last = report.lastYear;
  const text = (part: TextPart, reference?: ReactNode) => (
    <TextField
      part={part}
      value={entry[part]}
      onChange={(value) => store.write({ [part]: value })}
      onLeave={store.flush}
      reference={reference}
    />
  );
  return (
    <div className={styles.form}>
      {text('done', last && <LastYear done={last.done} next={last.next} />)}
      {text('results')}
      {text('problems')}
      {text('next')}
      <RatingChoice
        legend={t('part.selfRating')}
        value={entry.selfRating}
        onChange={(selfRating) => store.write({ selfRating })}
        hint={last && <LastRatings own={last.selfRating} office={last.rating} />}
      />
      {report.item.kind === 'project' && (
        <>
          <FundsFields entry={entry} onChange={(change) => store.write(change)} onLeave={store.flush} />
          {text('risks')}
        </>
      )}
    </div>
  );
}

interface FieldProps {
  part: TextPart;
  value: string;
  onChange: (value: string) => void;
  onLeave: () => void;
  reference?: ReactNode;
}

function TextField({ part, value, onChange, onLeave, reference }: FieldProps) {
  const { t } = useTranslation('progress');
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{t(`part.${part}`)}</label>
      <p id={`${id}-hint`} className={styles.hint}>
        {t(`hint.${part}`)}
      </p>
      <Input.TextArea
        id={id}
        aria-describedby={`${id}-hint`}
        autoSize={{ minRows: part === 'done' ? 4 : 2 }}
        value={value}
        onChange={(e) => onChange(e.target.value)}
        onBlur={onLeave}
      />
      {reference}
    </div>
  );
}

/** What was accepted a year ago, quietly: what had been done, and what had been promised for this year. */
function LastYear({ done, next }: { done: string; next: string }) {
  const { t } = useTranslation('progress');
  return (
    <dl className={styles.lastYear}>
      {next && (
        <div>
          <dt>{t('lastYear.next')}</dt>
          <dd>{next}</dd>
        </div>
      )}
      {done && (
        <div>
          <dt>{t('lastYear.done')}</dt>
          <dd>{done}</dd>
        </div>
      )}
    </dl>
  );
}

function LastRatings({ own, office }: { own: string | null; office: string | null }) {
  const { t } = useTranslation('progress');
  if (!own && !office) return null;
  return (
    <p className={styles.hint}>
      {own && t('lastYear.own', { rating: t(`rating.${own}`) })}
      {own && office && t('lastYear.comma')}
      {office && t('lastYear.office', { rating: t(`rating.${office}`) })}
    </p>
  );
}
