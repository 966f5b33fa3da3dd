import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { address } from '@/lib/address';
import { coverageOf, yearToShow } from '@/lib/attainment';
import { readFault } from '@/lib/fault';
import { useScope, withScope } from '@/lib/scope';
import { useBoard } from '@/lib/useBoard';
import { useViewer } from '@/lib/viewer';
import { BasisSwitch } from '@/ui/BasisSwitch';
import { PageHead } from '@/ui/PageHead';
import { ErrorState } from '@/ui/States';
import { YearTabs } from '@/ui/YearTabs';
import { BoardSkeleton } from './BoardSkeleton';
import styles from './board.module.css';
import { Concerns } from './Concerns';
import { CountyMap } from './CountyMap';
import { CountyTable } from './CountyTable';
import { DomainRows } from './DomainRows';
import { Errata } from './Errata';
import { Headline } from './Headline';
import { IndicatorTable } from './IndicatorTable';
import { LateTenants } from './LateTenants';

/** The page of paper, as long as the board is open: a rule in a style sheet would set it for every page of the product. */
const PAPER = '@page { size: A3 landscape; margin: 10mm }';

/** For who looks for ten seconds: how far along, where, in what, and who answers. */
export function BoardPage() {
  const { t } = useTranslation('board');
  const { plan: code = '' } = useParams();
  const viewer = useViewer();
  const { scope, params, change } = useScope();
  const { plan, board, breaks, error, missing, reload } = useBoard(code, scope.basis);

  if (error) return <ErrorState fault={readFault(error)} onRetry={reload} />;
  if (missing) return <ErrorState fault={{ kind: 'not-found', code: 'NOT_FOUND', message: '' }} />;
  if (!plan || !board) return <BoardSkeleton title={plan?.title} />;

  const known = (area: string | undefined) => board.areas.find((a) => a.code === area);
  const area = known(scope.area) ?? known(viewer.tenant.area.code) ?? known(plan.area.code) ?? board.areas[0];
  const year = scope.year ?? (area && yearToShow(board, area.code));
  if (!area || year === undefined) return <ErrorState fault={{ kind: 'not-found', code: 'NOT_FOUND', message: '' }} />;
  const at = { plan, board, breaks, area, year, scope: { ...scope, year } };
  const filled = (y: number) => {
    const { reported, expected } = coverageOf(board, area.code, y);
    return expected === 0 ? undefined : reported / expected;
  };

  return (
    <div className={styles.board}>
      <style>{PAPER}</style>
      <PageHead
        title={plan.title}
        lead={
          <span className={styles.lead}>
            <span>{t('lead', { area: area.name, year })}</span>
            <Link to={address.plan(viewer.tenant.slug, plan.code)}>{t('toPlan')}</Link>
            <Link to={address.evaluations(viewer.tenant.slug, plan.code)}>{t('toEvaluations')}</Link>
            <Link
              to={withScope(address.devindex(viewer.tenant.slug, plan.code), { basis: scope.basis, year: scope.year })}
            >
              {t('toIndex')}
            </Link>
          </span>
        }
        acts={
          <div className={styles.acts}>
            <Select
              aria-label={t('area')}
              value={area.code}
              popupMatchSelectWidth={false}
              options={board.areas.map((a) => ({ value: a.code, label: a.name }))}
              onChange={(next: string) => change({ area: next })}
            />
            <BasisSwitch value={scope.basis} onChange={(basis) => change({ basis })} />
            <Button onClick={() => window.print()}>{t('print')}</Button>
          </div>
        }
      />
      <div className={styles.years}>
        <YearTabs
          years={board.years}
          value={year}
          baselineYear={plan.baselineYear}
          filled={filled}
          onChange={(next) => change({ year: next })}
        />
      </div>
      <p className={styles.printed}>{t('printed', { basis: t(`figures:basis.${scope.basis}`) })}</p>
      <div className={styles.grid}>
        <div className={styles.story}>
          <Headline {...at} />
          <CountyMap {...at} mode={params.get('map') ?? undefined} change={change} />
          <DomainRows {...at} />
          <Concerns {...at} />
        </div>
        <div className={styles.detail}>
          <IndicatorTable {...at} />
          <CountyTable {...at} onSelect={(next) => change({ area: next })} />
          <div className={styles.stack}>
            <LateTenants plan={plan.code} year={year} />
            <Errata plan={plan.code} year={year} />
          </div>
        </div>
      </div>
    </div>
  );
}
