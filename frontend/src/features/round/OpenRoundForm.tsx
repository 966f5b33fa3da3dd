import { Button, Input, Select } from 'antd';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { type FragmentType, graphql } from '@/gql';
import { type Fault, readFault } from '@/lib/fault';
import { newRequestId } from '@/lib/requestId';
import { type VacancyLine, VacancyList } from '@/ui/VacancyList';
import styles from './round.module.css';

const OpenRoundDocument = graphql(`
  mutation OpenRound($input: OpenRoundInput!) {
    openRound(input: $input) {
      round { year }
      obligations
      gaps {
        element { code }
        area { code }
        message
      }
    }
  }
`);

interface Props {
  plan: string;
  /** Years that have no round yet. */
  years: number[];
  /** A warning, no bar: who is missing now may be there in time. */
  vacancies: FragmentType<typeof VacancyLine>[];
  onOpened: (year: number, obligations: number) => void;
  onCancel: () => void;
}

/** Opening a round is rare and tells every tenant: two questions, and what stands in the way said all at once. */
export function OpenRoundForm({ plan, years, vacancies, onOpened, onCancel }: Props) {
  const { t } = useTranslation('round');
  const [year, setYear] = useState(years[0]);
  const [due, setDue] = useState('');
  const [missing, setMissing] = useState(false);
  const [requestId, setRequestId] = useState(newRequestId);
  const [{ data, error, fetching }, open] = useMutation(OpenRoundDocument);
  const gaps = data?.openRound.gaps ?? [];
  const fault = error && readFault(error);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setMissing(!due);
    if (!due || year === undefined) return document.getElementById('round-due')?.focus();
    const answer = await open({ input: { plan, year, due, requestId } });
    const opened = answer.data?.openRound;
    if (opened?.round) onOpened(opened.round.year, opened.obligations);
    // A refusal was an answer: after something is mended the next try is another request.
    else if (opened || answer.error?.graphQLErrors.length) setRequestId(newRequestId());
  }

  return (
    <form className={styles.form} onSubmit={submit} aria-labelledby="open-head">
      <h2 id="open-head">{t('open.title')}</h2>
      {(gaps.length > 0 || fault || missing) && <Summary gaps={gaps} fault={fault} missing={missing} />}
      <div className={styles.fields}>
        <label htmlFor="round-year">{t('open.year')}</label>
        <Select
          id="round-year"
          value={year}
          options={years.map((y) => ({ value: y, label: t('yearOf', { year: y }) }))}
          onChange={(y: number) => setYear(y)}
        />
        <label htmlFor="round-due">{t('open.due')}</label>
        <Input
          id="round-due"
          type="date"
          value={due}
          status={missing && !due ? 'error' : undefined}
          aria-invalid={(missing && !due) || undefined}
          aria-describedby="round-due-hint"
          onChange={(e) => setDue(e.target.value)}
        />
        <p id="round-due-hint" className={styles.hint}>
          {t('open.dueHint')}
        </p>
      </div>
      <VacancyList of={vacancies} className={styles.vacancies} />
      <div className={styles.buttons}>
        <Button onClick={onCancel}>{t('cancel')}</Button>
        <Button type="primary" htmlType="submit" loading={fetching}>
          {t('open.go')}
        </Button>
      </div>
    </form>
  );
}

interface SummaryProps {
  gaps: { element: { code: string }; area: { code: string }; message: string }[];
  fault: Fault | undefined;
  missing: boolean;
}

/** Everything that stands in the way, at once, read out when it appears. */
function Summary({ gaps, fault, missing }: SummaryProps) {
  const { t } = useTranslation('round');
  const { t: ui } = useTranslation('ui');
  const place = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new answer is read out
  useEffect(() => place.current?.focus(), [gaps, fault]);
  return (
    <div ref={place} className={styles.summary} role="alert" tabIndex={-1}>
      <h3>{gaps.length > 0 ? t('open.gaps', { count: gaps.length }) : t('open.problem')}</h3>
      {missing && (
        <p>
          <a href="#round-due">{t('open.noDue')}</a>
        </p>
      )}
      {fault && <p>{fault.message || ui(`error.${fault.kind}.title`)}</p>}
      {gaps.length > 0 && (
        <>
          <p>{t('open.gapsMean')}</p>
          <ul>
            {gaps.map((g) => (
              <li key={`${g.element.code}/${g.area.code}`}>{g.message}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
