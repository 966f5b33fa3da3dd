import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { readFragment } from '@/gql';
import { readFault } from '@/lib/fault';
import { useChanges } from '@/lib/useChanges';
import { useLoad } from '@/lib/useLoad';
import { TextSkeleton } from '@/ui/Skeleton';
import { ErrorState } from '@/ui/States';
import { DelegationDesk, DelegationsDocument } from './documents';
import { LendForm } from './LendForm';
import { StandInList } from './StandInList';
import styles from './settings.module.css';

/** Who stands in for whom: told to everybody of the tenant, arranged by whoever is stood in for and by the administrator. */
export function StandInSection() {
  const { t } = useTranslation('settings');
  const { data, error, reload } = useLoad(DelegationsDocument, {});
  useChanges({}, (changes) => (changes.length === 0 || changes.some((c) => c.kind === 'ROLES')) && reload());
  const here = useRef<HTMLElement>(null);
  const desk = readFragment(DelegationDesk, data?.delegations);
  const there = Boolean(desk);
  // The address of a notice ends here, and what lies above is not there before it is loaded.
  useEffect(() => {
    if (there && window.location.hash === '#stand-in') here.current?.scrollIntoView();
  }, [there]);
  return (
    <section ref={here} id="stand-in" aria-labelledby="stand-in-title" className={styles.section}>
      <h2 id="stand-in-title">{t('standIn.title')}</h2>
      <p className={styles.quiet}>{t('standIn.means')}</p>
      {error && !desk && <ErrorState fault={readFault(error)} onRetry={reload} />}
      {!error && !desk && <TextSkeleton lines={3} />}
      {desk && (
        <>
          <StandInList rows={desk.rows} onEnded={reload} />
          {desk.lenders.length > 0 && <LendForm desk={desk} onSaved={reload} />}
        </>
      )}
    </section>
  );
}
