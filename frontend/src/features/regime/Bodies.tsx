import { useTranslation } from 'react-i18next';
import { DataTable } from '@/ui/DataTable';
import { InferredMark } from '@/ui/InferredMark';
import type { Regime } from './documents';
import styles from './regime.module.css';

/** The bodies under all the names that they have had, with their days. */
export function Bodies({ bodies }: { bodies: Regime['bodies'] }) {
  const { t } = useTranslation('regime');
  const days = (from: string | null | undefined, to: string | null | undefined) => {
    if (from && to) return t('bodies.between', { from, to });
    if (from) return t('bodies.since', { from });
    return to ? t('bodies.until', { to }) : t('bodies.always');
  };
  return (
    <section aria-labelledby="bodies" className={styles.section}>
      <h2 id="bodies">{t('bodies.title')}</h2>
      <p className={styles.quiet}>{t('bodies.means')}</p>
      <DataTable
        caption={t('bodies.title')}
        rows={bodies}
        rowKey={(b) => `${b.role} ${b.from}`}
        rowProps={(b) => (b.current ? {} : { 'data-tone': 'quiet' })}
        columns={[
          {
            key: 'role',
            head: t('bodies.role'),
            wide: true,
            width: 120,
            cell: (b) => t(`role.${b.role as 'committee'}`),
          },
          {
            key: 'name',
            head: t('bodies.name'),
            cell: (b) => (
              <>
                <span className={b.current ? styles.current : styles.quiet}>{b.name}</span>{' '}
                {b.inferred && <InferredMark />}
                <small className={styles.under}>
                  {[b.short, b.office, b.rank].filter(Boolean).join(t('chain.comma'))}
                </small>
              </>
            ),
          },
          { key: 'seat', head: t('bodies.secretariat'), wide: true, cell: (b) => b.secretariat || '—' },
          { key: 'days', head: t('bodies.days'), cell: (b) => days(b.from, b.to) },
        ]}
      />
    </section>
  );
}
