import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { useMutation } from 'urql';
import { address } from '@/lib/address';
import { readFault } from '@/lib/fault';
import { currentLanguage } from '@/lib/i18n';
import { newRequestId } from '@/lib/requestId';
import { useLoad } from '@/lib/useLoad';
import { useViewer } from '@/lib/viewer';
import { PageHead } from '@/ui/PageHead';
import { TextSkeleton } from '@/ui/Skeleton';
import { EmptyState, ErrorState } from '@/ui/States';
import { local } from './builder';
import { SaveSurveyDocument, SurveysDocument } from './documents';
import styles from './survey.module.css';

/** The surveys of a plan's year, and where an office begins a new one. */
export function SurveysPage() {
  const { t } = useTranslation('survey');
  const { plan = '', year: yearText = '' } = useParams();
  const year = Number(yearText);
  const { tenant } = useViewer();
  const navigate = useNavigate();
  const { data, error, reload } = useLoad(SurveysDocument, { plan, year });
  const [result, save] = useMutation(SaveSurveyDocument);
  const [refused, setRefused] = useState<string>();

  async function begin() {
    const title = { zh: `${year} 年满意度调查`, en: `Satisfaction survey ${year}` };
    const sent = await save({ input: { plan, year, revision: 0, title, questions: [], requestId: newRequestId() } });
    if (sent.data) navigate(address.survey(tenant.slug, plan, year, sent.data.saveSurvey.id));
    else setRefused(sent.error && readFault(sent.error).message);
  }

  const found = data?.surveys;
  return (
    <>
      <PageHead
        title={t('title', { year })}
        lead={found?.plan.title}
        acts={
          found?.mayAsk && (
            <Button type="primary" loading={result.fetching} onClick={begin}>
              {t('begin')}
            </Button>
          )
        }
      />
      {plan.includes('children') && <p className={styles.note}>{t('extension')}</p>}
      {refused && <p role="alert">{refused}</p>}
      {error && !data && <ErrorState fault={readFault(error)} onRetry={reload} />}
      {!error && !data && <TextSkeleton lines={6} />}
      {found?.surveys.length === 0 && (
        <EmptyState title={t('none')}>{found.mayAsk ? t('noneBegin') : t('noneWait')}</EmptyState>
      )}
      {found && found.surveys.length > 0 && (
        <ul className={styles.list}>
          {found.surveys.map((s) => (
            <li key={s.id}>
              <Link to={address.survey(tenant.slug, plan, year, s.id)}>{local(s.title, currentLanguage())}</Link>
              <span className={styles.quiet}>
                {s.tenant.name} · {t(`state.${s.state}`)} · {t('questions', { count: s.questions.length })} ·{' '}
                {t('answered', { count: s.answered })}
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
