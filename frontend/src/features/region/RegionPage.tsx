import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readFault } from '@/lib/fault';
import { useScope } from '@/lib/scope';
import { TAGGED } from '@/lib/tagged';
import { useFresh } from '@/lib/useFresh';
import { useLoad } from '@/lib/useLoad';
import { PageHead } from '@/ui/PageHead';
import { TableSkeleton } from '@/ui/Skeleton';
import { EmptyState, ErrorState } from '@/ui/States';
import { YearTabs } from '@/ui/YearTabs';
import { Comparison } from './Comparison';
import { type Region, RegionDocument } from './documents';
import styles from './region.module.css';
import { Standings } from './Standings';
import { latest, share } from './table';

/** A province, or the nation, with its members side by side. */
export function RegionPage() {
  const { t, i18n } = useTranslation('region');
  const { scope, change } = useScope();
  const { data, error, reload } = useLoad(RegionDocument, {}, i18n.language, TAGGED);
  useFresh(reload);
  // What was there stays where one asking fails: the next comes soon.
  const [region, setRegion] = useState<Region>();
  if (data && data.region !== region) setRegion(data.region);
  if (error && !region) {
    return (
      <>
        <PageHead title={t('title')} />
        <ErrorState fault={readFault(error)} onRetry={reload} />
      </>
    );
  }
  if (!region) {
    return (
      <>
        <PageHead title={t('title')} />
        <TableSkeleton rows={10} columns={5} />
      </>
    );
  }
  const level = region.level === 'nation' ? 'nation' : 'province';
  const chosen = region.years.indexOf(scope.year ?? 0);
  const at = chosen >= 0 ? chosen : latest(region);
  const year = region.years[at];
  return (
    <>
      <PageHead title={t(`titleOf.${level}`, { name: region.name })} lead={t(`lead.${level}`)} />
      {year === undefined ? (
        <EmptyState title={t('nothing')}>{t('nothingHint')}</EmptyState>
      ) : (
        <div className={styles.page}>
          <YearTabs
            years={region.years}
            value={year}
            filled={(y) => share(region, region.years.indexOf(y))}
            onChange={(y) => change({ year: y })}
          />
          <Standings region={region} at={at} level={level} />
          <Comparison region={region} at={at} level={level} />
        </div>
      )}
    </>
  );
}
