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
  return (
    <CityWords>
      <Shell viewer={state.viewer} />
    </CityWords>
  );
}
