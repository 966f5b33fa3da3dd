import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type FragmentType, graphql, readFragment } from '@/gql';
import type { OwedLineFragment } from '@/gql/graphql';
import { address } from '@/lib/address';
import { useViewer } from '@/lib/viewer';
import { Deadline } from '@/ui/Deadline';
import styles from './home.module.css';

const OwedLine = graphql(`
  fragment OwedLine on Owed {
    plan { code title }
    year
    total
    toReport
    returned
    late
    inTime
    cameLate
    deadline
  }
`);

/** What the caller's tenant still has to report. */
export function OwedList({ owed }: { owed: FragmentType<typeof OwedLine>[] }) {
  const { t } = useTranslation('home');
  const lines = readFragment(OwedLine, owed);
  const open = lines.filter((l) => l.toReport > 0 || l.returned > 0);
  const done = lines.filter((l) => l.toReport === 0 && l.returned === 0);
  return (
    <section className={styles.panel} aria-labelledby="owed">
      <h2 id="owed">{t('owed.title')}</h2>
      {open.length === 0 && done.length === 0 && <p className={styles.nothing}>{t('owed.nothing')}</p>}
      <ul className={styles.lines}>
        {[...open, ...done].map((line) => (
          <OwedItem key={`${line.plan.code}/${line.year}`} line={line} />
        ))}
      </ul>
    </section>
  );
}

function OwedItem({ line }: { line: OwedLineFragment }) {
  const { t } = useTranslation('home');
  const { tenant } = useViewer();
  const to = address.sheet(tenant.slug, line.plan.code, line.year);
  const finished = line.toReport === 0 && line.returned === 0;
  return (
    <li className={finished ? styles.finished : undefined}>
      <div>
        <p className={styles.about}>{t('about', { plan: line.plan.title, year: line.year })}</p>
        <p className={styles.words}>
          {line.toReport > 0 && <strong>{t('owed.toReport', { count: line.toReport })}</strong>}
          {line.returned > 0 && <strong className={styles.bad}>{t('owed.returned', { count: line.returned })}</strong>}
          {line.late > 0 && <span className={styles.bad}>{t('owed.late', { count: line.late })}</span>}
          {finished ? t('owed.finished', { count: line.total }) : <span>{t('owed.total', { count: line.total })}</span>}
        </p>
        {line.inTime + line.cameLate > 0 && (
          <p className={styles.when}>{t('owed.inTime', { inTime: line.inTime, late: line.cameLate })}</p>
        )}
        {!finished && line.deadline && (
          <p className={styles.when}>
            {t('owed.by')} <Deadline at={line.deadline} />
          </p>
        )}
      </div>
      <Link to={to} className={finished ? undefined : styles.act}>
        {finished ? t('owed.look') : t('owed.go')}
      </Link>
    </li>
  );
}
