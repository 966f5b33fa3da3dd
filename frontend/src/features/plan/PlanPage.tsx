import { Input } from 'antd';
import { useDeferredValue, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useQuery } from 'urql';
import { address } from '@/lib/address';
import { readFault } from '@/lib/fault';
import { useScope } from '@/lib/scope';
import { useViewer } from '@/lib/viewer';
import { PageHead } from '@/ui/PageHead';
import { TableSkeleton } from '@/ui/Skeleton';
import { EmptyState, ErrorState } from '@/ui/States';
import { CatalogueDocument } from './document';
import { filterPlan } from './filter';
import { Indicators } from './Indicators';
import { Projects } from './Projects';
import styles from './plan.module.css';
import { Tasks } from './Tasks';

/** The catalogue of a plan: what is measured, what is to be done, and who answers; what we inferred stays marked. */
export function PlanPage() {
  const { t } = useTranslation('plan');
  const { plan: code = '' } = useParams();
  const { tenant } = useViewer();
  const { params, change } = useScope();
  const [{ data, error }, again] = useQuery({ query: CatalogueDocument, variables: { plan: code } });
  const typed = params.get('q') ?? '';
  const wanted = useDeferredValue(typed);
  const plan = data?.plan;
  const shown = useMemo(() => plan && filterPlan(plan, wanted), [plan, wanted]);

  if (error && !data) {
    return (
      <>
        <PageHead title={t('title')} />
        <ErrorState fault={readFault(error)} onRetry={() => again({ requestPolicy: 'network-only' })} />
      </>
    );
  }
  if (data && !plan) return <ErrorState fault={{ kind: 'not-found', code: 'NOT_FOUND', message: '' }} />;
  if (!plan || !shown) {
    return (
      <>
        <PageHead title={t('title')} />
        <TableSkeleton rows={14} columns={6} />
      </>
    );
  }
  const parts = [
    { id: 'indicators', count: shown.indicators.length },
    { id: 'tasks', count: shown.tasks.length },
    { id: 'projects', count: shown.projects.length },
    { id: 'articles', count: shown.articles.length },
  ];
  const nothing = parts.every((p) => p.count === 0);
  return (
    <>
      <PageHead
        title={plan.title}
        lead={t('lead', {
          area: plan.area.name,
          from: plan.baselineYear + 1,
          to: plan.targetYear,
          baseline: plan.baselineYear,
        })}
        acts={
          <>
            <Link to={address.sources(tenant.slug)}>{t('sources')}</Link>
            <Link to={address.checks(tenant.slug, code, plan.targetYear)}>{t('checks')}</Link>
          </>
        }
      />
      <div className={styles.bar}>
        <nav aria-label={t('parts')} className={styles.parts}>
          {parts.map((p) => (
            <a key={p.id} href={`#${p.id}`} data-empty={p.count === 0 || undefined}>
              {t(`${p.id}.title`)} <span>{p.count}</span>
            </a>
          ))}
        </nav>
        <Input
          className={styles.search}
          aria-label={t('filter')}
          placeholder={t('filterHint')}
          allowClear
          value={typed}
          onChange={(e) => change({ q: e.target.value || undefined })}
        />
      </div>
      {nothing && <EmptyState title={t('nothing', { words: typed })}>{t('nothingHint')}</EmptyState>}
      <div className={styles.sections}>
        {shown.indicators.length > 0 && <Indicators plan={plan} indicators={shown.indicators} />}
        {shown.tasks.length > 0 && <Tasks tasks={shown.tasks} />}
        {shown.projects.length > 0 && <Projects projects={shown.projects} />}
        {shown.articles.length > 0 && (
          <section id="articles" aria-labelledby="articles-head" className={styles.section}>
            <h2 id="articles-head">{t('articles.title')}</h2>
            <ol className={styles.articles}>
              {shown.articles.map((a) => (
                <li key={a.number} value={a.number}>
                  <Link to={address.organisation(tenant.slug, code, undefined, a.number)}>{a.heading}</Link>
                </li>
              ))}
            </ol>
          </section>
        )}
      </div>
    </>
  );
}
