import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type FragmentType, readFragment } from '@/gql';
import type { SupervisionFieldsFragment } from '@/gql/graphql';
import { address } from '@/lib/address';
import { formatMoment } from '@/lib/dates';
import { useViewer } from '@/lib/viewer';
import { Deadline } from '@/ui/Deadline';
import { AnswerForm } from './AnswerForm';
import { SupervisionFields } from './documents';
import styles from './supervisions.module.css';

interface Props {
  of: readonly FragmentType<typeof SupervisionFields>[];
  plan: string;
  year: number;
  /** On the page of the report itself the way there is not shown. */
  here?: boolean;
  onAnswered: () => void;
}

/** Reminders in writing, the open ones first; who may answer does so in place. */
export function Supervisions({ of, plan, year, here, onAnswered }: Props) {
  const { t } = useTranslation('progress');
  const list = readFragment(SupervisionFields, of);
  if (list.length === 0) return null;
  return (
    <section className={styles.section} aria-labelledby="supervisions">
      <h2 id="supervisions">{t('supervision.title')}</h2>
      <ul className={styles.list}>
        {list.map((s) => (
          <Supervision key={s.id} of={s} plan={plan} year={year} here={here} onAnswered={onAnswered} />
        ))}
      </ul>
    </section>
  );
}

function Supervision({ of: s, plan, year, here, onAnswered }: Omit<Props, 'of'> & { of: SupervisionFieldsFragment }) {
  const { t, i18n } = useTranslation('progress');
  const { tenant } = useViewer();
  const answered = s.answer !== null;
  return (
    <li className={styles.item} data-answered={answered || undefined}>
      <p className={styles.about}>
        {!here && (
          <Link to={address.report(tenant.slug, plan, year, s.item, s.tenant.slug)}>
            {s.item} {s.itemName}
          </Link>
        )}
        {s.tenant.slug !== tenant.slug && <span>{s.tenant.name}</span>}
        <span className={styles.when} data-late={(s.late && !answered) || undefined}>
          {answered ? t('supervision.answered') : t('supervision.open')} · {t('supervision.due')}{' '}
          <Deadline at={s.due} bare={answered} />
        </span>
      </p>
      <p className={styles.text}>{s.text}</p>
      <p className={styles.by}>
        {s.by.name} · <time dateTime={s.at}>{formatMoment(s.at, i18n.language)}</time>
      </p>
      {answered && (
        <div className={styles.answer}>
          <p className={styles.text}>
            <span className={styles.tag}>{t('supervision.answer')}</span>
            {s.answer}
          </p>
          <p className={styles.by}>
            {s.answeredBy?.name}
            {s.answeredAt && (
              <>
                {' '}
                · <time dateTime={s.answeredAt}>{formatMoment(s.answeredAt, i18n.language)}</time>
              </>
            )}
          </p>
        </div>
      )}
      {s.mayAnswer && !answered && <AnswerForm supervision={s.id} onAnswered={onAnswered} />}
    </li>
  );
}
