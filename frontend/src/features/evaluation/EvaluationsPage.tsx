import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { address } from '@/lib/address';
import { readFault } from '@/lib/fault';
import { useLoad } from '@/lib/useLoad';
import { useViewer } from '@/lib/viewer';
import { PageHead } from '@/ui/PageHead';
import { TableSkeleton } from '@/ui/Skeleton';
import { EmptyState, ErrorState } from '@/ui/States';
import { CreateForm } from './CreateForm';
import { EvaluationsDocument } from './documents';
import { EvaluationTable } from './EvaluationTable';
import styles from './evaluation.module.css';

/** The evaluations of a plan: those in which the caller has a part, and the published ones. */
export function EvaluationsPage() {
  const { t } = useTranslation('evaluation');
  const { plan: code = '' } = useParams();
  const { tenant, work } = useViewer();
  const navigate = useNavigate();
  const [making, setMaking] = useState(false);
  const { data, error, reload } = useLoad(EvaluationsDocument, { plan: code });

  if (error && !data) {
    return (
      <>
        <PageHead title={t('title')} />
        <ErrorState fault={readFault(error)} onRetry={reload} />
      </>
    );
  }
  if (!data) {
    return (
      <>
        <PageHead title={t('title')} />
        <TableSkeleton rows={4} columns={5} />
      </>
    );
  }
  const { plan, rounds, evaluations, home } = data;
  if (!plan) return <ErrorState fault={{ kind: 'not-found', code: 'NOT_FOUND', message: '' }} />;
  const mayMake = tenant.kind === 'office' && work.includes('sign');
  const years = rounds.filter((r) => r.snapshot).map((r) => r.year);
  return (
    <>
      <PageHead
        title={t('title')}
        lead={plan.title}
        acts={
          mayMake &&
          years.length > 0 &&
          !making && (
            <Button type="primary" onClick={() => setMaking(true)}>
              {t('make.open')}
            </Button>
          )
        }
      />
      <p className={styles.links}>
        <Link to={address.scoreSheets(tenant.slug, code)}>{t('sheet.title')}</Link>
        <Link to={address.plan(tenant.slug, code)}>{t('toPlan')}</Link>
      </p>
      {making && (
        <CreateForm
          plan={code}
          years={years}
          onCancel={() => setMaking(false)}
          onMade={(id) => navigate(address.evaluation(tenant.slug, code, id))}
        />
      )}
      {evaluations.length === 0 && !making && (
        <EmptyState title={t('nothing.title')}>
          <p>{t('nothing.means')}</p>
          <p>{t(years.length === 0 ? 'nothing.noYear' : mayMake ? 'nothing.make' : 'nothing.wait')}</p>
        </EmptyState>
      )}
      {evaluations.length > 0 && <EvaluationTable plan={code} evaluations={evaluations} owed={home.evaluations} />}
    </>
  );
}
