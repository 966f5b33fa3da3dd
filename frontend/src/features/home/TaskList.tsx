import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type FragmentType, graphql, readFragment } from '@/gql';
import type { TaskLineFragment } from '@/gql/graphql';
import { address } from '@/lib/address';
import { useViewer } from '@/lib/viewer';
import { Deadline } from '@/ui/Deadline';
import styles from './home.module.css';

const TaskLine = graphql(`
  fragment TaskLine on ProgressOwed {
    plan { code title }
    year
    due
    toReport
    returned
    toReview
    toAnswer
    late
  }
`);

const isIdle = (l: TaskLineFragment) => l.toReport + l.returned + l.toReview + l.toAnswer === 0;

/** What the caller has to report, review and answer on tasks and projects. */
export function TaskList({ owed }: { owed: FragmentType<typeof TaskLine>[] }) {
  const { t } = useTranslation('home');
  const lines = readFragment(TaskLine, owed);
  if (lines.length === 0) return null;
  const open = lines.filter((l) => !isIdle(l));
  const done = lines.filter(isIdle);
  return (
    <section className={styles.panel} aria-labelledby="tasks">
      <h2 id="tasks">{t('tasks.title')}</h2>
      <ul className={styles.lines}>
        {[...open, ...done].map((line) => (
          <TaskItem key={`${line.plan.code}/${line.year}`} line={line} />
        ))}
      </ul>
    </section>
  );
}

function TaskItem({ line }: { line: TaskLineFragment }) {
  const { t } = useTranslation('home');
  const { tenant } = useViewer();
  const idle = isIdle(line);
  const writes = line.toReport + line.returned > 0;
  return (
    <li className={idle ? styles.finished : undefined}>
      <div>
        <p className={styles.about}>{t('about', { plan: line.plan.title, year: line.year })}</p>
        <p className={styles.words}>
          {line.toReport > 0 && <strong>{t('tasks.toReport', { count: line.toReport })}</strong>}
          {line.returned > 0 && <strong className={styles.bad}>{t('tasks.returned', { count: line.returned })}</strong>}
          {line.toReview > 0 && <strong>{t('tasks.toReview', { count: line.toReview })}</strong>}
          {line.toAnswer > 0 && <strong className={styles.bad}>{t('tasks.toAnswer', { count: line.toAnswer })}</strong>}
          {line.late > 0 && <span className={styles.bad}>{t('tasks.late', { count: line.late })}</span>}
          {idle && t('tasks.finished')}
        </p>
        {writes && (
          <p className={styles.when}>
            {t('tasks.by')} <Deadline at={line.due} />
          </p>
        )}
      </div>
      <Link to={address.progress(tenant.slug, line.plan.code, line.year)} className={idle ? undefined : styles.act}>
        {idle ? t('tasks.look') : writes ? t('tasks.go') : t('tasks.decide')}
      </Link>
    </li>
  );
}
