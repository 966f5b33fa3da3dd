import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DataTable } from '@/ui/DataTable';
import { ContactForm } from './ContactForm';
import type { Person } from './documents';
import styles from './settings.module.css';

/** Everybody of the tenant with where they get mail, for its administrator to put in order. */
export function People({ rows, onSaved }: { rows: Person[]; onSaved: () => void }) {
  const { t } = useTranslation('settings');
  const [open, setOpen] = useState<string>();
  return (
    <section aria-labelledby="people" className={styles.section}>
      <h2 id="people">{t('people.title')}</h2>
      <p className={styles.quiet}>{t('people.means')}</p>
      <DataTable
        caption={t('people.title')}
        rows={rows}
        rowKey={(p) => p.id}
        columns={[
          {
            key: 'name',
            head: t('people.name'),
            cell: (p) => (
              <>
                {p.name} <small className={styles.quiet}>{p.username}</small>
              </>
            ),
          },
          {
            key: 'roles',
            head: t('people.roles'),
            wide: true,
            cell: (p) => p.roleNames.join(t('and')),
          },
          {
            key: 'email',
            head: t('people.email'),
            cell: (p) =>
              p.email ? (
                <>
                  <span className={styles.address}>{p.email}</span>{' '}
                  {!p.byMail && <small className={styles.quiet}>{t('people.off')}</small>}
                </>
              ) : (
                <span className={styles.quiet}>{t('people.none')}</span>
              ),
          },
          {
            key: 'act',
            head: <span className="visually-hidden">{t('people.change')}</span>,
            cell: (p) => (
              <Button
                size="small"
                aria-expanded={open === p.id}
                aria-label={t(open === p.id ? 'people.closeOf' : 'people.changeOf', { name: p.name })}
                onClick={() => setOpen(open === p.id ? undefined : p.id)}
              >
                {t(open === p.id ? 'people.close' : 'people.change')}
              </Button>
            ),
          },
        ]}
        below={(p) => open === p.id && <ContactForm of={p} email={p.email} byMail={p.byMail} onSaved={onSaved} />}
      />
    </section>
  );
}
