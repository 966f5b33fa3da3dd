import { useEffect, useState } from 'react';
import { useParams } from 'react-router';
import { SignInPage } from '@/features/signin/SignInPage';
import { session } from '@/lib/client';
import { useSessionState } from '@/lib/session';
import { PageSkeleton } from '@/ui/Skeleton';
import { ErrorState } from '@/ui/States';
import styles from './app.module.css';
import { CityWords } from './CityWords';
import { OtherTenant } from './OtherTenant';
import { Shell } from './Shell';

/** Lets in whoever is signed in to the tenant of the address; everyone else meets the sign-in page in the same place. */
export function TenantGate() {
  const { tenant = '' } = useParams();
  const state = useSessionState(session);
  const [unreachable, setUnreachable] = useState(false);
  const [attempt, setAttempt] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each attempt asks again
  useEffect(() => {
    if (state.status !== 'unknown') return;
    setUnreachable(false);
    session.renew().catch(() => setUnreachable(true));
  }, [state.status, attempt]);

  // Whoever signed in again on another tab need not do so here.
  useEffect(() => {
    if (state.status !== 'lapsed') return;
    const look = () => void session.renew().catch(() => undefined);
    window.addEventListener('focus', look);
    return () => window.removeEventListener('focus', look);
  }, [state.status]);

  if (unreachable && state.status === 'unknown') {
    return (
      <main className={styles.alone}>
        <ErrorState
          fault={{ kind: 'offline', code: 'NETWORK', message: '' }}
          onRetry={() => setAttempt((n) => n + 1)}
        />
      </main>
    );
  }
  if (state.status === 'unknown') {
    return (
      <main className={styles.waiting}>
        <PageSkeleton />
      </main>
    );
  }
  if (state.status === 'signed-out') return <SignInPage tenant={tenant} />;
  if (state.viewer.tenant.slug !== tenant) return <OtherTenant asked={tenant} viewer={state.viewer} />;
  const lapsed = state.status === 'lapsed';
  // The page stays as it is under the sign-in, unseen, with all that was typed; for somebody else it begins anew.
  return (
    <>
      {lapsed && <SignInPage tenant={tenant} lapsed />}
      <div className={lapsed ? styles.resting : styles.awake} inert={lapsed}>
        <CityWords>
          <Shell key={state.viewer.user.name} viewer={state.viewer} />
        </CityWords>
      </div>
    </>
  );
}
