import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMutation } from 'urql';
import { type FragmentType, graphql, readFragment } from '@/gql';
import { formatMoment } from '@/lib/dates';
import { decides, useViewer } from '@/lib/viewer';
import styles from './home.module.css';
import { noticeAddress } from './notice';

const NoticeLine = graphql(`
  fragment NoticeLine on Notice {
    id
    at
    kind
    text
    plan
    year
    read
    place { element area category }
  }
`);

const MarkReadDocument = graphql(`
  mutation MarkNoticesRead($ids: [ID!]!) {
    markNoticesRead(ids: $ids)
  }
`);

/** As many as one reads in passing. */
const FIRST = 6;

/** What happened since the caller was last here; what is new stands out until it is marked as read. */
export function Notices({ notices }: { notices: FragmentType<typeof NoticeLine>[] }) {
  const { t, i18n } = useTranslation('home');
  const viewer = useViewer();
  const [, markRead] = useMutation(MarkReadDocument);
  const lines = readFragment(NoticeLine, notices);
  const [all, setAll] = useState(false);
  const shown = all ? lines : lines.slice(0, FIRST);
  const unread = lines.filter((n) => !n.read).map((n) => n.id);
  return (
    <section className={styles.panel} aria-labelledby="notices">
      <div className={styles.panelHead}>
        <h2 id="notices">{t('notices.title')}</h2>
        {unread.length > 0 && (
          <button
            type="button"
            className={styles.quiet}
            onClick={() => markRead({ ids: unread }, { additionalTypenames: ['Notice', 'Home'] })}
          >
            {t('notices.markRead')}
          </button>
        )}
      </div>
      {lines.length === 0 && <p className={styles.nothing}>{t('notices.nothing')}</p>}
      <ul className={styles.notices}>
        {shown.map((n) => {
          const to = noticeAddress(n, viewer.tenant.slug, decides(viewer));
          return (
            <li key={n.id} data-unread={!n.read || undefined}>
              {!n.read && <span className="visually-hidden">{t('notices.new')}</span>}
              <p>{to ? <Link to={to}>{n.text}</Link> : n.text}</p>
              <time dateTime={n.at}>{formatMoment(n.at, i18n.language)}</time>
            </li>
          );
        })}
      </ul>
      {shown.length < lines.length && (
        <button type="button" className={styles.quiet} onClick={() => setAll(true)}>
          {t('notices.more', { count: lines.length - shown.length })}
        </button>
      )}
    </section>
  );
}
