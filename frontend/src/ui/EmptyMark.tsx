import { useTranslation } from 'react-i18next';
import styles from './marks.module.css';

export const EMPTINESS = ['not_reported', 'not_applicable', 'not_collected', 'withheld'] as const;
export type Emptiness = (typeof EMPTINESS)[number];

export function isEmptiness(value: string | null | undefined): value is Emptiness {
  return (EMPTINESS as readonly string[]).includes(value ?? '');
}

/** The one way to show that there is no value, and why; a zero is a value and never comes here. */
export function EmptyMark({ emptiness }: { emptiness: string | null | undefined }) {
  const { t } = useTranslation('ui');
  const known = isEmptiness(emptiness) ? emptiness : 'not_reported';
  return (
    <span className={styles.empty} data-emptiness={known}>
      {t(`emptiness.${known}`)}
    </span>
  );
}
