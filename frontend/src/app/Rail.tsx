import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { address } from '@/lib/address';
import type { Viewer } from '@/lib/session';
import { Mark } from '@/ui/Mark';
import { type Focus, railSections, type Section, sectionAddress, useCurrentSection } from './section';
import styles from './shell.module.css';

interface Props {
  viewer: Viewer;
  /** What the page in view is about, and the plan that pages about plans lead to. */
  focus: Focus | undefined;
  planFocus: Focus | undefined;
}

/** The pages that figures of a statistical scheme go through as those of a plan do. */
const COLLECT: Section[] = ['sheet', 'queue', 'round'];

export function Rail({ viewer, focus, planFocus }: Props) {
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
              to={sectionAddress(section, tenant, COLLECT.includes(section) ? focus : planFocus)}
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
