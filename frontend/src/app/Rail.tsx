import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { address } from '@/lib/address';
import type { Viewer } from '@/lib/session';
import { Mark } from '@/ui/Mark';
import { type Focus, railSections, sectionAddress, useCurrentSection } from './section';
import styles from './shell.module.css';

export function Rail({ viewer, focus }: { viewer: Viewer; focus: Focus | undefined }) {
  const { t } = useTranslation();
  const { handle } = useCurrentSection();
  const tenant = viewer.tenant.slug;
  return (
    <nav className={styles.rail} aria-label={t('rail.label')}>
      <Link to={address.tenant(tenant)} className={styles.brand}>
        <Mark />
      </Link>
      <ul>
        {railSections(viewer.work).map((section) => (
          <li key={section}>
            <Link
              to={sectionAddress(section, tenant, focus)}
              aria-current={handle?.section === section ? 'page' : undefined}
              className={styles.word}
            >
              {t(`rail.${section}`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
