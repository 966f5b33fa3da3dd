import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { graphql } from '@/gql';
import type { RoundsQuery } from '@/gql/graphql';
import { address } from '@/lib/address';
import { readFault } from '@/lib/fault';
import { useScope } from '@/lib/scope';
import { useLoad } from '@/lib/useLoad';
import { useViewer } from '@/lib/viewer';
import { PageHead } from '@/ui/PageHead';
import { TableSkeleton } from '@/ui/Skeleton';
import { EmptyState, ErrorState } from '@/ui/States';
import { VacancyList } from '@/ui/VacancyList';
import { ErrataTable } from './ErrataTable';
import { OpenRoundForm } from './OpenRoundForm';
import { Progress } from './Progress';
import { RoundList } from './RoundList';
import styles from './round.module.css';

const RoundsDocument = graphql(`
  query Rounds($plan: String!) {
    plan(code: $plan) {
      code
      title
      baselineYear
      targetYear
      scheme
    }
    rounds(plan: $plan) {
      year
      state
      openedAt
      due
      snapshot { id edition publishedAt publishedBy { name } }
    }
    home { vacancies { ...VacancyLine } }
  }
`);

export type RoundLine = RoundsQuery['rounds'][number];

/** The office's year: open a round, see who is where, publish, and what was corrected since. */
export function RoundPage() {
  const { t } = useTranslation('round');
  const { t: reconcile } = useTranslation('reconcile');
  const { plan: code = '' } = useParams();
  const viewer = useViewer();
  const { scope, change } = useScope();
  const { data, error, reload } = useLoad(RoundsDocument, { plan: code });
  const [opening, setOpening] = useState(false);
  const [said, setSaid] = useState<string>();
  const mayOpen = viewer.work.includes('publish');

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
        <TableSkeleton rows={8} columns={5} />
      </>
    );
  }
  const { plan, rounds, home } = data;
  if (!plan) return <ErrorState fault={{ kind: 'not-found', code: 'NOT_FOUND', message: '' }} />;
  const taken = new Set(rounds.map((r) => r.year));
  const free = Array.from({ length: plan.targetYear - plan.baselineYear + 1 }, (_, i) => plan.baselineYear + i).filter(
    (year) => !taken.has(year),
  );
  const round = rounds.find((r) => r.year === scope.year) ?? rounds.find((r) => r.state === 'open') ?? rounds[0];

  return (
    <>
      <PageHead
        title={t('title')}
        lead={plan.title}
        acts={
          mayOpen && free.length > 0 && !opening && <Button onClick={() => setOpening(true)}>{t('open.act')}</Button>
        }
      />
      {said && (
        <p role="status" className={styles.said}>
          {said}
        </p>
      )}
      {opening && (
        <OpenRoundForm
          plan={code}
          vacancies={home.vacancies}
          years={free}
          onCancel={() => setOpening(false)}
          onOpened={(year, obligations) => {
            setOpening(false);
            setSaid(t('open.done', { year, count: obligations }));
            change({ year });
            reload();
          }}
        />
      )}
      {!round ? (
        <EmptyState title={t('nothing')}>{mayOpen ? t('nothingOpen') : t('nothingWait')}</EmptyState>
      ) : (
        <div className={styles.columns}>
          <RoundList rounds={rounds} year={round.year} onSelect={(year) => change({ year })} />
          <div className={styles.stack}>
            <p className={styles.links}>
              {plan.scheme ? (
                <Link to={address.forms(viewer.tenant.slug, code)}>{t('forms')}</Link>
              ) : (
                <Link to={address.surveys(viewer.tenant.slug, code, round.year)}>{t('surveys')}</Link>
              )}
              {viewer.work.includes('reconcile') && !plan.scheme && (
                <Link to={address.reconcile(viewer.tenant.slug, code, round.year)}>{reconcile('link')}</Link>
              )}
              {viewer.work.includes('history') && <Link to={address.history(viewer.tenant.slug)}>{t('history')}</Link>}
            </p>
            {!opening && <VacancyList of={home.vacancies} />}
            <Progress
              key={round.year}
              plan={code}
              scheme={plan.scheme}
              round={round}
              mayPublish={mayOpen}
              onMoved={reload}
              onPublished={(edition) => {
                setSaid(t('publish.done', { year: round.year, edition }));
                reload();
              }}
            />
            {round.snapshot && <ErrataTable plan={code} year={round.year} />}
          </div>
        </div>
      )}
    </>
  );
}
