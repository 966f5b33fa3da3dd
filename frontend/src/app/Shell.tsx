import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet, useLocation, useNavigation } from 'react-router';
import type { Viewer } from '@/lib/session';
import { PageSkeleton } from '@/ui/Skeleton';
import { useFrame } from './frame';
import { PageErrorBoundary } from './PageErrorBoundary';
import { Rail } from './Rail';
import styles from './shell.module.css';
import { TopLine } from './TopLine';

/** The frame round every page of a tenant. */
export function Shell({ viewer }: { viewer: Viewer }) {
  const { t } = useTranslation();
  const { plans, schemes, focus, planFocus } = useFrame();
  const busy = useNavigation().state === 'loading';
  const { pathname } = useLocation();
  return (
    <div className={styles.frame}>
      <a className={styles.skip} href="#page">
        {t('skip')}
      </a>
      <Rail viewer={viewer} focus={focus} planFocus={planFocus} />
      <div className={styles.column}>
        <TopLine viewer={viewer} plans={plans} schemes={schemes} focus={focus} />
        <main id="page" className={styles.page} aria-busy={busy} tabIndex={-1}>
          <PageErrorBoundary key={pathname}>
            <Suspense fallback={<PageSkeleton />}>
              <Outlet context={viewer} />
            </Suspense>
          </PageErrorBoundary>
        </main>
      </div>
    </div>
  );
}
