import { useTranslation } from 'react-i18next';
import { DataTable } from '@/ui/DataTable';
import { InferredMark } from '@/ui/InferredMark';
import type { CatalogueTask } from './document';
import styles from './plan.module.css';
import { Targets } from './Targets';

/** The numbered duties of the plan, by domain, each with the numbers in its prose. */
export function Tasks({ tasks }: { tasks: CatalogueTask[] }) {
  const { t } = useTranslation('plan');
  return (
    <section id="tasks" aria-labelledby="tasks-head" className={styles.section}>
      <h2 id="tasks-head">{t('tasks.title')}</h2>
      <DataTable
        caption={t('tasks.title')}
        rows={tasks}
        rowKey={(task) => task.code}
        group={(task) => ({ key: task.domain.code, title: task.domain.name })}
        columns={[
          { key: 'code', head: t('code'), width: 64, cell: (task) => <span className={styles.code}>{task.code}</span> },
          { key: 'heading', head: t('tasks.heading'), cell: (task) => task.heading },
          {
            key: 'lines',
            head: t('lines'),
            width: '38%',
            cell: (task) => (
              <>
                {task.lead.name} {task.inferred && <InferredMark />}
                {task.support.length > 0 && (
                  <small className={styles.quiet}>
                    {t('support', { names: task.support.map((l) => l.name).join(t('and')) })}
                  </small>
                )}
              </>
            ),
          },
        ]}
        below={(task) => {
          const targets = [...task.targets, ...task.furtherTargets];
          return targets.length > 0 && <Targets targets={targets} />;
        }}
      />
    </section>
  );
}
