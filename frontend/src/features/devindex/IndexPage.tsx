import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { address } from '@/lib/address';
import { readFault } from '@/lib/fault';
import { useScope, withScope } from '@/lib/scope';
import { useLoad } from '@/lib/useLoad';
import { useViewer } from '@/lib/viewer';
import { BasisSwitch } from '@/ui/BasisSwitch';
import { PageHead } from '@/ui/PageHead';
import { TableSkeleton } from '@/ui/Skeleton';
import { ErrorState } from '@/ui/States';
import { YearTabs } from '@/ui/YearTabs';
import { AreaTable } from './AreaTable';
import { DevelopmentIndexDocument, UNDECIDED } from './documents';
import { Headline } from './Headline';
import styles from './index.module.css';
import { LeftOut } from './LeftOut';
import { RankPlot } from './RankPlot';
import { WeightsPanel } from './WeightsPanel';

/** One number of a plan's indicators: for the city, for each county, and what it owes to the weights. */
export function IndexPage() {
  const { t } = useTranslation('devindex');
  const { plan: code = '' } = useParams();
  const viewer = useViewer();
  const { scope, params, change } = useScope();
  const version = Number(params.get('version')) || undefined;
  const { data, error, reload } = useLoad(DevelopmentIndexDocument, {
    plan: code,
    year: scope.year ?? null,
    basis: scope.basis,
    version: version ?? null,
  });

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
        <TableSkeleton rows={9} columns={7} />
      </>
    );
  }
  const { developmentIndex: index, indexWeights: versions } = data;
  if (!index) return <ErrorState fault={{ kind: 'not-found', code: 'NOT_FOUND', message: '' }} />;
  const { plan, year } = index;
  const city = index.areas.find((a) => a.area.code === plan.area.code);
  const years = Array.from({ length: plan.targetYear - plan.baselineYear + 1 }, (_, i) => plan.baselineYear + i);
  const shown = versions.find((v) => v.version === index.weights.version);
  return (
    <div className={styles.page}>
      <PageHead
        title={t('title')}
        lead={plan.title}
        acts={
          <>
            <Select<number>
              aria-label={t('version.label')}
              value={index.weights.version}
              popupMatchSelectWidth={false}
              options={versions.map((v) => ({
                value: v.version,
                label: v.version === UNDECIDED ? t('version.undecided') : t('version.decided', { version: v.version }),
              }))}
              onChange={(next) => change({ version: next === versions[0]?.version ? undefined : next })}
            />
            <BasisSwitch value={scope.basis} onChange={(basis) => change({ basis })} />
          </>
        }
      />
      <YearTabs
        years={years}
        value={year}
        baselineYear={plan.baselineYear}
        onChange={(next) => change({ year: next })}
      />
      <div className={styles.origin}>
        {index.askedBy ? (
          <p>{t('asked', { number: index.askedBy.number, heading: index.askedBy.heading })}</p>
        ) : (
          <p>
            <span className={styles.extension}>{t('extension.mark')}</span> {t('extension.text')}
          </p>
        )}
        <Link to={withScope(address.board(viewer.tenant.slug, code), { ...scope, year })}>{t('toBoard')}</Link>
      </div>
      {city && <Headline index={index} city={city} />}
      <AreaTable index={index} weights={shown} />
      <RankPlot index={index} />
      <LeftOut index={index} />
      {shown && (
        <WeightsPanel
          index={index}
          shown={shown}
          newest={versions[0]?.version ?? UNDECIDED}
          onDecided={() => {
            change({ version: undefined });
            reload();
          }}
        />
      )}
    </div>
  );
}
