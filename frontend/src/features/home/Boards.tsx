import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type FragmentType, graphql, readFragment } from '@/gql';
import { address } from '@/lib/address';
import { useViewer } from '@/lib/viewer';
import styles from './home.module.css';

const BoardLink = graphql(`
  fragment BoardLink on Plan {
    code
    title
    baselineYear
    targetYear
  }
`);

/** For those who look rather than report: the plans, and how each stands. */
export function Boards({ plans }: { plans: FragmentType<typeof BoardLink>[] }) {
  const { t } = useTranslation('home');
  const { tenant } = useViewer();
  const lines = readFragment(BoardLink, plans);
  return (
    <section className={styles.panel} aria-labelledby="boards">
      <h2 id="boards">{t('boards.title')}</h2>
      {lines.length === 0 && <p className={styles.nothing}>{t('boards.nothing')}</p>}
      <ul className={styles.lines}>
        {lines.map((plan) => (
          <li key={plan.code}>
            <div>
              <p className={styles.words}>
                <strong>{plan.title}</strong>
              </p>
              <p className={styles.when}>{t('boards.years', { from: plan.baselineYear + 1, to: plan.targetYear })}</p>
            </div>
            <Link to={address.board(tenant.slug, plan.code)} className={styles.look}>
              {t('boards.go')}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
