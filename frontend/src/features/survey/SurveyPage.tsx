import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { address } from '@/lib/address';
import { readFault } from '@/lib/fault';
import { currentLanguage } from '@/lib/i18n';
import { useLoad } from '@/lib/useLoad';
import { useViewer } from '@/lib/viewer';
import { PageHead } from '@/ui/PageHead';
import { TextSkeleton } from '@/ui/Skeleton';
import { ErrorState } from '@/ui/States';
import { Builder } from './Builder';
import { local } from './builder';
import { SurveyDocument } from './documents';
import { Preview } from './Preview';
import { Results } from './Results';
import { RunPanel } from './RunPanel';
import styles from './survey.module.css';

/** One survey: written while it is a draft, given out while it is open, read when it is closed. */
export function SurveyPage() {
  const { t } = useTranslation('survey');
  const { plan = '', year = '', id = '' } = useParams();
  const { tenant } = useViewer();
  const navigate = useNavigate();
  const { data, error, reload } = useLoad(SurveyDocument, { id });
  const survey = data?.survey;

  if (error && !data) return <ErrorState fault={readFault(error)} onRetry={reload} />;
  if (!survey) {
    return (
      <>
        <PageHead title={t('title', { year })} />
        <TextSkeleton lines={10} />
      </>
    );
  }
  const title = local(survey.title, currentLanguage());
  return (
    <>
      <PageHead
        title={title}
        lead={`${survey.tenant.name} · ${t(`state.${survey.state}`)} · ${t('answered', { count: survey.answered })}`}
      />
      <p className={styles.links}>
        <Link to={address.surveys(tenant.slug, plan, Number(year))}>{t('toAll', { year })}</Link>
      </p>
      {survey.state === 'draft' && survey.mayRun && (
        <Builder
          key={survey.id}
          survey={survey}
          onChanged={reload}
          onDiscarded={() => navigate(address.surveys(tenant.slug, plan, Number(year)), { replace: true })}
        />
      )}
      {survey.state === 'draft' && !survey.mayRun && <Preview questions={survey.questions} />}
      {survey.state === 'open' && (
        <div className={styles.stack}>
          {survey.mayRun && <RunPanel survey={survey} onChanged={reload} />}
          <Preview questions={survey.questions} />
        </div>
      )}
      {survey.state === 'closed' && <Results id={survey.id} onAdopted={reload} />}
    </>
  );
}
