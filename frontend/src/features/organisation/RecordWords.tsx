import { useTranslation } from 'react-i18next';
import { formatDay } from '@/lib/dates';
import { formatDecimal } from '@/lib/format';
import type { OrganisationRecord } from './documents';
import type { Field } from './form';
import styles from './organisation.module.css';

interface Props {
  of: Pick<OrganisationRecord, Field | 'kind'>;
  /** Left out where it is said already. */
  tenant?: string;
}

/** A record in words: what it is called, its facts in one line, and its text. */
export function RecordWords({ of: r, tenant }: Props) {
  const { t, i18n } = useTranslation('organisation');
  const facts = [
    r.state && t(`choice.${r.state}`),
    r.organ && t(`choice.organ_${r.organ}`),
    r.planned && t('fact.planned', { amount: formatDecimal(r.planned) }),
    r.spent && t('fact.spent', { amount: formatDecimal(r.spent) }),
    r.people !== null && t(r.kind === 'deed' ? 'fact.served' : 'fact.part', { count: r.people }),
    r.day ? formatDay(r.day, i18n.language) : t('fact.year', { year: r.year }),
    r.number,
    r.source,
  ].filter((fact): fact is string => Boolean(fact));
  return (
    <>
      <p className={styles.title}>
        <strong>{headOf(r, t)}</strong>
        {tenant && <span>{tenant}</span>}
      </p>
      <ul className={styles.facts}>
        {facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
      {r.text && <p className={styles.text}>{r.text}</p>}
    </>
  );
}

function headOf(r: Props['of'], t: (key: string, values?: Record<string, unknown>) => string): string {
  if (r.kind === 'ranking') return t('fact.place', { place: r.place, places: r.places });
  return r.kind === 'budget_line' ? t(`choice.purpose_${r.purpose}`) : r.title;
}
