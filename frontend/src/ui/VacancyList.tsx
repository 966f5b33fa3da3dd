import { useTranslation } from 'react-i18next';
import { type FragmentType, graphql, readFragment } from '@/gql';
import { formatDay } from '@/lib/dates';
import styles from './vacancy.module.css';

export const VacancyLine = graphql(`
  fragment VacancyLine on Vacancy {
    tenant { slug name }
    role
    roleName
    alone
    from
  }
`);

interface Props {
  of: FragmentType<typeof VacancyLine>[];
  className?: string;
}

/** Duties without a person, named one by one; nothing where all are held. */
export function VacancyList({ of, className }: Props) {
  const { t, i18n } = useTranslation('ui');
  const lines = readFragment(VacancyLine, of);
  if (lines.length === 0) return null;
  return (
    <section className={className} aria-labelledby="vacancies">
      <h2 id="vacancies">{t('vacancy.title')}</h2>
      <p className={styles.hint}>{t('vacancy.hint')}</p>
      <ul className={styles.list}>
        {lines.map((v) => (
          <li key={`${v.tenant.slug}/${v.role}`}>
            <strong>{v.tenant.name}</strong> {v.from && t('vacancy.from', { day: formatDay(v.from, i18n.language) })}
            {t(v.alone ? 'vacancy.alone' : 'vacancy.lacks', { role: v.roleName })}
          </li>
        ))}
      </ul>
    </section>
  );
}
