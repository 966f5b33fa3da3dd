import { useTranslation } from 'react-i18next';
import { DataTable } from '@/ui/DataTable';
import styles from './checkrules.module.css';
import type { Checks } from './documents';

/** The checks that every city has; nobody changes them here. */
export function BuiltIns({ checks }: { checks: Checks['builtIn'] }) {
  const { t } = useTranslation('checkrules');
  return (
    <section aria-labelledby="built-in" className={styles.section}>
      <h2 id="built-in">{t('builtIn.title')}</h2>
      <p className={styles.quiet}>{t('builtIn.lead')}</p>
      <DataTable
        caption={t('builtIn.title')}
        rows={checks}
        rowKey={(c) => c.code}
        columns={[
          { key: 'grade', head: t('column.grade'), width: 88, cell: (c) => t(`grade.${c.grade}`) },
          { key: 'sentence', head: t('column.sentence'), cell: (c) => c.sentence },
        ]}
      />
    </section>
  );
}
