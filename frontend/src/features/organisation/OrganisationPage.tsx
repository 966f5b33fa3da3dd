import { Select } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useParams } from 'react-router';
import { address } from '@/lib/address';
import { readFault } from '@/lib/fault';
import { useScope } from '@/lib/scope';
import { useLoad } from '@/lib/useLoad';
import { useViewer } from '@/lib/viewer';
import { PageHead } from '@/ui/PageHead';
import { TextSkeleton } from '@/ui/Skeleton';
import { ErrorState } from '@/ui/States';
import { ArticleSection } from './ArticleSection';
import { OrganisationDocument } from './documents';
import styles from './organisation.module.css';

/** How a plan is carried out besides its figures and tasks: what each organisation article asks, and what was recorded of it. */
export function OrganisationPage() {
  const { t } = useTranslation('organisation');
  const { plan: code = '' } = useParams();
  const { tenant } = useViewer();
  const { scope, change } = useScope();
  const { data, error, reload } = useLoad(OrganisationDocument, { plan: code, year: scope.year ?? null });
  const there = data !== undefined;
  const { hash } = useLocation();
  // A link to an article finds it only once the articles are here.
  useEffect(() => {
    if (there && hash) document.getElementById(hash.slice(1))?.scrollIntoView();
  }, [there, hash]);

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
        <TextSkeleton lines={12} />
      </>
    );
  }
  const { organisation } = data;
  if (!organisation) return <ErrorState fault={{ kind: 'not-found', code: 'NOT_FOUND', message: '' }} />;
  const { plan, articles, mayRecord } = organisation;
  const years = Array.from({ length: plan.targetYear - plan.baselineYear + 2 }, (_, i) => plan.baselineYear + i);
  return (
    <>
      <PageHead
        title={t('title')}
        lead={plan.title}
        acts={
          <Select<number>
            className={styles.years}
            aria-label={t('year')}
            value={scope.year ?? 0}
            options={[
              { value: 0, label: t('everyYear') },
              ...years.map((y) => ({ value: y, label: t('yearOf', { year: y }) })),
            ]}
            onChange={(year) => change({ year: year || undefined })}
          />
        }
      />
      <p className={styles.links}>
        <Link to={address.plan(tenant.slug, code)}>{t('toPlan')}</Link>
        <Link to={address.units(tenant.slug, code, scope.year ?? lastYear(plan))}>{t('toUnits')}</Link>
      </p>
      <div className={styles.articles}>
        {articles.map((article) => (
          <ArticleSection
            key={article.number}
            article={article}
            plan={code}
            year={scope.year ?? lastYear(plan)}
            mayRecord={mayRecord}
            onChanged={reload}
          />
        ))}
      </div>
    </>
  );
}

/** The plan's year that is reported now: the one that has just ended. */
function lastYear(plan: { targetYear: number }): number {
  return Math.min(plan.targetYear, new Date().getFullYear() - 1);
}
