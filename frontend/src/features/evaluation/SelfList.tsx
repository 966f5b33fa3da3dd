import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { address } from '@/lib/address';
import { formatDay } from '@/lib/dates';
import { useViewer } from '@/lib/viewer';
import { DataTable } from '@/ui/DataTable';
import { EmptyState } from '@/ui/States';
import type { Evaluation } from './documents';
import styles from './evaluation.module.css';
import { SelfMark } from './StateMarks';

/** The tenants that are asked for their own account, and how far each is. */
export function SelfList({ evaluation: e, plan }: { evaluation: Evaluation; plan: string }) {
  const { t, i18n } = useTranslation('evaluation');
  const { tenant } = useViewer();
  const all = e.selfEvaluations;
  if (all.length === 0) return <EmptyState title={t('self.nothing')}>{t('self.nothingHint')}</EmptyState>;
  const count = (state: string) => all.filter((s) => s.state === state).length;
  const late = all.filter((s) => s.late).length;
  return (
    <section aria-labelledby="selves">
      <h2 id="selves">{t('part.self')}</h2>
      <p className={styles.quiet}>
        {t('self.sum', { submitted: count('submitted'), count: all.length })}
        {count('returned') > 0 && t('self.sumReturned', { count: count('returned') })}
        {late > 0 && t('self.sumLate', { count: late })}
      </p>
      <DataTable
        caption={t('part.self')}
        rows={all}
        rowKey={(s) => s.tenant.slug}
        group={(s) => ({ key: s.tenant.area.code, title: s.tenant.area.name })}
        columns={[
          {
            key: 'tenant',
            head: t('self.tenant'),
            cell: ({ tenant: of, submittedAt }) =>
              !submittedAt && of.slug !== tenant.slug ? (
                of.name
              ) : (
                <Link
                  to={address.selfEvaluation(tenant.slug, plan, e.id, of.slug === tenant.slug ? undefined : of.slug)}
                >
                  {of.name}
                </Link>
              ),
          },
          { key: 'state', head: t('list.state'), cell: (s) => <SelfMark state={s.state} late={s.late} /> },
          {
            key: 'at',
            head: t('self.submittedAt'),
            wide: true,
            cell: (s) => (s.submittedAt ? formatDay(s.submittedAt, i18n.language) : '–'),
          },
        ]}
      />
    </section>
  );
}
