import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type FragmentType, graphql, readFragment } from '@/gql';
import { address } from '@/lib/address';
import { groupBy } from '@/lib/group';
import { useViewer } from '@/lib/viewer';
import styles from './home.module.css';

const WaitingLine = graphql(`
  fragment WaitingLine on Waiting {
    plan { code title }
    year
    stage
    count
  }
`);

/** What waits for the caller's decision, one line per plan and year. */
export function WaitingList({ waiting }: { waiting: FragmentType<typeof WaitingLine>[] }) {
  const { t } = useTranslation('home');
  const { t: ui } = useTranslation('ui');
  const { tenant } = useViewer();
  const lines = readFragment(WaitingLine, waiting).filter((l) => l.count > 0);
  const groups = groupBy(lines, (l) => `${l.plan.code}/${l.year}`);
  return (
    <section className={styles.panel} aria-labelledby="waiting">
      <h2 id="waiting">{t('waiting.title')}</h2>
      {lines.length === 0 && <p className={styles.nothing}>{t('waiting.nothing')}</p>}
      <ul className={styles.lines}>
        {groups.map(([key, stages]) => {
          const first = stages[0];
          if (!first) return null;
          return (
            <li key={key}>
              <div>
                <p className={styles.about}>{t('about', { plan: first.plan.title, year: first.year })}</p>
                <p className={styles.words}>
                  {stages.map((s) => (
                    <span key={s.stage}>
                      {ui(`stage.${s.stage}`)} <strong>{t('waiting.count', { count: s.count })}</strong>
                    </span>
                  ))}
                </p>
              </div>
              <Link to={address.queue(tenant.slug, first.plan.code, first.year)} className={styles.act}>
                {t('waiting.go')}
              </Link>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
