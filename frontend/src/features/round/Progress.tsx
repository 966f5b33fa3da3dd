import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { graphql } from '@/gql';
import { address } from '@/lib/address';
import { readFault } from '@/lib/fault';
import { useChanges } from '@/lib/useChanges';
import { useLoad } from '@/lib/useLoad';
import { useViewer } from '@/lib/viewer';
import { DataTable } from '@/ui/DataTable';
import { LiveState } from '@/ui/LiveState';
import { Meter } from '@/ui/Meter';
import { TableSkeleton } from '@/ui/Skeleton';
import { EmptyState, ErrorState } from '@/ui/States';
import { ChaseForm } from './ChaseForm';
import { ChaseLog } from './ChaseLog';
import { Extensions } from './Extensions';
import { PublishDialog } from './PublishDialog';
import { Punctual } from './Punctual';
import type { RoundLine } from './RoundPage';
import styles from './round.module.css';
import { TenantTable } from './TenantTable';
import { totalOf } from './total';

const ProgressDocument = graphql(`
  query RoundAreas($plan: String!, $year: Int!) {
    roundProgress(plan: $plan, year: $year) {
      areas { area { code name level } owed submitted approved late inTime cameLate daysLate }
    }
  }
`);

interface Props {
  plan: string;
  /** A statistical scheme's round: what follows from targets and tasks has no part in it. */
  scheme: boolean;
  round: RoundLine;
  mayPublish: boolean;
  /** The round itself may be another one now. */
  onMoved: () => void;
  onPublished: (edition: number) => void;
}

/** How far a round is: in one sentence, by area, by tenant. */
export function Progress({ plan, scheme, round, mayPublish, onMoved, onPublished }: Props) {
  const { t } = useTranslation('round');
  const { tenant, roles } = useViewer();
  const { data, error, reload } = useLoad(ProgressDocument, { plan, year: round.year });
  const [publishing, setPublishing] = useState(false);
  const [version, setVersion] = useState(0);
  const changed = () => setVersion((v) => v + 1);
  const mayChase = round.state === 'open' && tenant.kind === 'office' && roles.includes('signer');
  const live = useChanges({ plan, year: round.year }, (changes) => {
    reload();
    setVersion((n) => n + 1);
    if (changes.length === 0 || changes.some((c) => c.kind === 'ROUND')) onMoved();
  });
  if (error && !data) return <ErrorState fault={readFault(error)} onRetry={reload} />;
  if (!data) return <TableSkeleton rows={8} columns={5} />;
  const areas = data.roundProgress?.areas ?? [];
  if (areas.length === 0) return <EmptyState title={t('progress.nothing')} />;
  const total = totalOf(areas);
  return (
    <>
      <section aria-labelledby="progress">
        <div className={styles.sectionHead}>
          <h2 id="progress">{t('progress.title', { year: round.year })}</h2>
          <p className={styles.links}>
            {!scheme && (
              <>
                <Link to={address.units(tenant.slug, plan, round.year)}>{t('progress.units')}</Link>
                <Link to={address.checks(tenant.slug, plan, round.year)}>{t('progress.checks')}</Link>
              </>
            )}
          </p>
          {mayPublish && (
            <Button type={round.state === 'open' ? 'primary' : 'default'} onClick={() => setPublishing(true)}>
              {t(round.state === 'open' ? 'publish.act' : 'publish.again')}
            </Button>
          )}
        </div>
        <LiveState live={live} />
        <p className={styles.sentence}>
          {t('progress.sentence', { owed: total.owed, submitted: total.submitted, approved: total.approved })}
          {total.late > 0 && <strong>{t('progress.late', { count: total.late })}</strong>}
        </p>
        {mayChase && total.late > 0 && (
          <p className={styles.chaseAll}>
            <ChaseForm plan={plan} year={round.year} onChased={changed} />
          </p>
        )}
        <DataTable
          caption={t('progress.byArea')}
          rows={areas}
          rowKey={(a) => a.area.code}
          columns={[
            { key: 'area', head: t('progress.area'), cell: (a) => a.area.name },
            {
              key: 'submitted',
              head: t('progress.submitted'),
              width: '26%',
              cell: (a) => <Meter part={a.submitted} whole={a.owed} words={`${a.submitted} / ${a.owed}`} />,
            },
            {
              key: 'approved',
              head: t('progress.approved'),
              width: '26%',
              wide: true,
              cell: (a) => <Meter part={a.approved} whole={a.owed} words={`${a.approved} / ${a.owed}`} />,
            },
            { key: 'inTime', head: t('progress.inTime'), wide: true, cell: (a) => <Punctual of={a} /> },
            {
              key: 'late',
              head: t('progress.lateHead'),
              numeric: true,
              cell: (a) => (a.late > 0 ? <span className={styles.late}>{a.late}</span> : '—'),
            },
          ]}
        />
      </section>
      <TenantTable plan={plan} year={round.year} version={version} mayChase={mayChase} onChased={changed} />
      <Extensions plan={plan} year={round.year} version={version} onAnswered={reload} />
      <ChaseLog plan={plan} year={round.year} version={version} />
      {publishing && (
        <PublishDialog
          plan={plan}
          round={round}
          areas={areas}
          onClose={() => setPublishing(false)}
          onPublished={(edition) => {
            setPublishing(false);
            reload();
            onPublished(edition);
          }}
        />
      )}
    </>
  );
}
