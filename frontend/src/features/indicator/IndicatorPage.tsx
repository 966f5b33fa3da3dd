import { Select } from 'antd';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { address } from '@/lib/address';
import { coverageOfCell, yearToShow } from '@/lib/attainment';
import { breakPlaces } from '@/lib/breaks';
import { readFault } from '@/lib/fault';
import { useScope, withScope } from '@/lib/scope';
import { unitName } from '@/lib/unit';
import { useBoard } from '@/lib/useBoard';
import { useViewer } from '@/lib/viewer';
import { BasisSwitch } from '@/ui/BasisSwitch';
import { PageHead } from '@/ui/PageHead';
import { PageSkeleton } from '@/ui/Skeleton';
import { ErrorState } from '@/ui/States';
import { YearTabs } from '@/ui/YearTabs';
import { CountyCharts } from './CountyCharts';
import { DefinitionPanel } from './DefinitionPanel';
import { DividedPanel } from './DividedPanel';
import { Explain } from './Explain';
import styles from './indicator.module.css';
import { JudgementPanel } from './JudgementPanel';
import { Metadata } from './Metadata';
import { OutlookPanel } from './OutlookPanel';
import { OwnTargets } from './OwnTargets';
import { PathNote } from './PathNote';
import { pathOf } from './path';
import { seriesOf } from './series';
import { VerdictPanel } from './VerdictPanel';
import { YearValues } from './YearValues';

// The charting library is several times the size of the rest of the page.
const SeriesChart = lazy(() => import('./SeriesChart'));

const NOT_FOUND = { kind: 'not-found', code: 'NOT_FOUND', message: '' } as const;

/** One indicator: its course against the path, its counties, its verdict in words, and everything it is made of. */
export function IndicatorPage() {
  const { t } = useTranslation('indicator');
  const { plan: planCode = '', indicator: code = '' } = useParams();
  const viewer = useViewer();
  const { scope, change } = useScope();
  const { plan, board, breaks, error, missing, reload } = useBoard(planCode, scope.basis);

  if (error) return <ErrorState fault={readFault(error)} onRetry={reload} />;
  if (missing) return <ErrorState fault={NOT_FOUND} />;
  if (!plan || !board) return <PageSkeleton />;

  const indicator = plan.indicators.find((i) => i.code === code);
  const known = (area: string | undefined) => board.areas.find((a) => a.code === area);
  const area = known(scope.area) ?? known(viewer.tenant.area.code) ?? known(plan.area.code);
  const year = scope.year ?? (area && yearToShow(board, area.code));
  if (!indicator || !area || year === undefined) return <ErrorState fault={NOT_FOUND} />;

  const series = seriesOf(board, code, area.code);
  const own =
    area.code === plan.area.code ? indicator.baseline.value : series.find((p) => p.year === plan.baselineYear)?.value;
  const path = pathOf(plan, indicator, own);
  const places = breakPlaces(breaks, code, board.years);
  const at = { plan, board, indicator, area, year, breaks: places };
  const place = { plan: plan.code, indicator: code, area: area.code, year, basis: scope.basis };
  const broken = places.map((n) => ({ at: n, word: t('definition.word', { year: board.years[n] }) }));
  const domain = plan.domains.find((d) => d.code === indicator.domain.code);

  return (
    <div className={styles.indicator}>
      <p className={styles.trail}>
        <Link to={withScope(address.board(viewer.tenant.slug, plan.code), { ...scope, year, area: area.code })}>
          {plan.title}
        </Link>
        <span>{domain?.name}</span>
      </p>
      <PageHead
        title={indicator.name}
        lead={t('lead', { code, area: area.name, year })}
        acts={
          <>
            <Select
              aria-label={t('area')}
              value={area.code}
              popupMatchSelectWidth={false}
              options={board.areas.map((a) => ({ value: a.code, label: a.name }))}
              onChange={(next: string) => change({ area: next })}
            />
            <BasisSwitch value={scope.basis} onChange={(basis) => change({ basis })} />
          </>
        }
      />
      <YearTabs
        years={board.years}
        value={year}
        baselineYear={plan.baselineYear}
        filled={(y) => coverageOfCell(board.cell(code, area.code, y))}
        onChange={(next) => change({ year: next })}
      />
      <div className={styles.top}>
        <div className={styles.panel}>
          <VerdictPanel {...at} />
          <JudgementPanel {...place} onJudged={reload} />
          <OutlookPanel plan={plan} indicator={indicator} area={area.code} year={year} basis={scope.basis} />
        </div>
        <section className={styles.panel} aria-labelledby="series">
          <h2 id="series">
            {t('series.title')} <small>{unitName(indicator.unit)}</small>
          </h2>
          <Suspense fallback={<div className={styles.chart} role="status" aria-label={t('series.loading')} />}>
            <SeriesChart
              series={series}
              path={path}
              year={year}
              target={indicator.target.printed}
              breaks={broken}
              label={t('series.label', { name: indicator.name, area: area.name })}
            />
          </Suspense>
          <YearValues series={series} year={year} />
          <PathNote path={path} direction={indicator.direction} />
        </section>
      </div>
      <CountyCharts {...at} onSelect={(next) => change({ area: next })} />
      <DividedPanel
        plan={plan.code}
        indicator={code}
        area={area}
        top={plan.area.code}
        years={board.years}
        year={year}
        basis={scope.basis}
        breaks={places}
      />
      <DefinitionPanel plan={plan.code} indicator={code} area={area.code} top={plan.area.code} onRecorded={reload} />
      <OwnTargets plan={plan} indicator={indicator} year={year} basis={scope.basis} />
      <div className={styles.bottom}>
        <Explain {...place} />
        <Metadata plan={plan.code} indicator={code} />
      </div>
    </div>
  );
}
