import { useTranslation } from 'react-i18next';
import styles from './marks.module.css';
import { VERDICT_LOOK, type VerdictStatus, verdictStatus } from './verdict';

/** The shape alone, for dense places where the word stands in the head or the label. */
export function VerdictShape({ status, size = 12 }: { status: VerdictStatus; size?: number }) {
  const look = VERDICT_LOOK[status];
  const hatched = status === 'no_data';
  return (
    <svg className={styles.shape} width={size} height={size} viewBox="0 0 12 12" aria-hidden="true">
      {look.outline && (
        <path
          d={look.outline}
          fill="none"
          stroke={look.color}
          strokeWidth="1.4"
          strokeDasharray={hatched ? '2 1.6' : undefined}
        />
      )}
      {look.path && <path d={look.path} fill={look.color} />}
      {hatched && <path d="M3.2 7.600L7.600 3.200M4.800 9L9 4.800" stroke={look.color} strokeWidth="1" />}
    </svg>
  );
}

interface Props {
  status: string | null | undefined;
  reason?: string | null;
  /** Hides the word from the eye, not from a screen reader. */
  compact?: boolean;
}

/** The one way to show a verdict. */
export function VerdictMark({ status, reason, compact }: Props) {
  const { t } = useTranslation('ui');
  const known = verdictStatus(status);
  return (
    <span className={styles.mark} title={reason ?? undefined}>
      <VerdictShape status={known} />
      <span className={compact ? 'visually-hidden' : undefined}>{t(`verdict.${known}`)}</span>
    </span>
  );
}
