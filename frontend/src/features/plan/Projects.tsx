import { useTranslation } from 'react-i18next';
import { DataTable } from '@/ui/DataTable';
import { InferredMark } from '@/ui/InferredMark';
import type { CatalogueProject } from './document';
import styles from './plan.module.css';
import { Targets } from './Targets';

/** The key projects and the tasks that they carry. */
export function Projects({ projects }: { projects: CatalogueProject[] }) {
  const { t } = useTranslation('plan');
  return (
    <section id="projects" aria-labelledby="projects-head" className={styles.section}>
      <h2 id="projects-head">{t('projects.title')}</h2>
      <DataTable
        caption={t('projects.title')}
        rows={projects}
        rowKey={(p) => p.code}
        columns={[
          { key: 'code', head: t('code'), width: 64, cell: (p) => <span className={styles.code}>{p.code}</span> },
          {
            key: 'name',
            head: t('projects.name'),
            cell: (p) => (
              <>
                {p.name}
                {p.tasks.length > 0 && (
                  <small className={styles.quiet}>
                    {t('projects.tasks', {
                      names: p.tasks.map((task) => `${task.code} ${task.heading}`).join(t('and')),
                    })}
                  </small>
                )}
              </>
            ),
          },
          {
            key: 'lead',
            head: t('lines'),
            width: '24%',
            cell: (p) => (
              <>
                {p.lead.name} {p.inferred && <InferredMark />}
              </>
            ),
          },
        ]}
        below={(p) => p.targets.length > 0 && <Targets targets={p.targets} />}
      />
    </section>
  );
}
