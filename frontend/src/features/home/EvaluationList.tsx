import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type FragmentType, graphql, readFragment } from '@/gql';
import type { EvaluationLineFragment } from '@/gql/graphql';
import { address } from '@/lib/address';
import { useViewer } from '@/lib/viewer';
import { Deadline } from '@/ui/Deadline';
import styles from './home.module.css';

const EvaluationLine = graphql(`
  fragment EvaluationLine on EvaluationOwed {
    evaluation { id kind year area { name } plan { code title } }
    work
    due
    late
  }
`);

/** The evaluations in which something waits for the caller. */
export function EvaluationList({ owed }: { owed: FragmentType<typeof EvaluationLine>[] }) {
  const { t } = useTranslation('home');
  const lines = readFragment(EvaluationLine, owed);
  if (lines.length === 0) return null;
  return (
    <section className={styles.panel} aria-labelledby="evaluations">
      <h2 id="evaluations">{t('evaluations.title')}</h2>
      <ul className={styles.lines}>
        {lines.map((line) => (
          <EvaluationItem key={`${line.evaluation.id}/${line.work}`} line={line} />
        ))}
      </ul>
    </section>
  );
}

function EvaluationItem({ line }: { line: EvaluationLineFragment }) {
  const { t } = useTranslation('home');
  const { tenant } = useViewer();
  const { evaluation: e, work, due, late } = line;
  const writes = work === 'self_evaluation';
  const to = writes
    ? address.selfEvaluation(tenant.slug, e.plan.code, e.id)
    : address.evaluation(tenant.slug, e.plan.code, e.id, 'scoring');
  return (
    <li>
      <div>
        <p className={styles.about}>{e.plan.title}</p>
        <p className={styles.words}>
          <strong>{t(`evaluations.name.${e.kind}`, { year: e.year, area: e.area.name })}</strong>
          <span>{t(`evaluations.work.${work}`)}</span>
          {late && <span className={styles.bad}>{t('evaluations.late')}</span>}
        </p>
        {due && (
          <p className={styles.when}>
            {t('evaluations.by')} <Deadline at={due} />
          </p>
        )}
      </div>
      <Link to={to} className={styles.act}>
        {t(writes ? 'evaluations.write' : 'evaluations.score')}
      </Link>
    </li>
  );
}
