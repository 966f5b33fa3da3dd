import { useTranslation } from 'react-i18next';
import { formatDay, formatMoment } from '@/lib/dates';
import choice from '@/ui/choice.module.css';
import { Deadline } from '@/ui/Deadline';
import type { RoundLine } from './RoundPage';
import styles from './round.module.css';

interface Props {
  rounds: RoundLine[];
  year: number;
  onSelect: (year: number) => void;
}

/** The plan's rounds, newest first, each with where it stands. */
export function RoundList({ rounds, year, onSelect }: Props) {
  const { t, i18n } = useTranslation('round');
  return (
    <nav aria-label={t('list')} className={styles.list}>
      <ul>
        {rounds.map((r) => (
          <li key={r.year}>
            <button
              type="button"
              className={choice.choice}
              aria-pressed={r.year === year}
              onClick={() => onSelect(r.year)}
            >
              <span className={styles.year}>
                {t('yearOf', { year: r.year })}
                <span className={styles.badge} data-state={r.state}>
                  {t(`state.${r.state}`)}
                </span>
              </span>
              {r.snapshot ? (
                <span className={styles.when} title={formatMoment(r.snapshot.publishedAt, i18n.language)}>
                  {t('edition', {
                    edition: r.snapshot.edition,
                    day: formatDay(r.snapshot.publishedAt, i18n.language),
                    by: r.snapshot.publishedBy.name,
                  })}
                </span>
              ) : (
                <span className={styles.when}>
                  {t('due')} <Deadline at={r.due} />
                </span>
              )}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
