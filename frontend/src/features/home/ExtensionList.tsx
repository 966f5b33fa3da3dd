import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type FragmentType, graphql, readFragment } from '@/gql';
import { address } from '@/lib/address';
import { useViewer } from '@/lib/viewer';
import styles from './home.module.css';

const ExtensionLine = graphql(`
  fragment ExtensionLine on ExtensionsWaiting {
    plan { code title }
    year
    count
  }
`);

/** Requests for more time that the caller's office is to answer. */
export function ExtensionList({ waiting }: { waiting: FragmentType<typeof ExtensionLine>[] }) {
  const { t } = useTranslation('home');
  const { tenant } = useViewer();
  const lines = readFragment(ExtensionLine, waiting);
  if (lines.length === 0) return null;
  return (
    <section className={styles.panel} aria-labelledby="extensions">
      <h2 id="extensions">{t('extensions.title')}</h2>
      <ul className={styles.lines}>
        {lines.map((l) => (
          <li key={`${l.plan.code}/${l.year}`}>
            <div>
              <p className={styles.about}>{t('about', { plan: l.plan.title, year: l.year })}</p>
              <p className={styles.words}>
                <strong>{t('extensions.count', { count: l.count })}</strong>
              </p>
            </div>
            <Link to={`${address.round(tenant.slug, l.plan.code)}?year=${l.year}#extensions`} className={styles.act}>
              {t('extensions.go')}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
