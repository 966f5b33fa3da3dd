import { useTranslation } from 'react-i18next';
import { formatDecimal } from '@/lib/format';
import { EmptyMark } from './EmptyMark';
import styles from './marks.module.css';
import { VerdictMark } from './VerdictMark';

interface Value {
  year: number;
  display: string | null;
  emptiness: string | null;
  provisional: boolean;
  status: string | null;
  reason: string | null;
}

interface Props {
  value: Value;
  /** The indicator that the value is of; undefined where a figure is reported for the target alone. */
  measuredBy: string | undefined;
}

/** What was reached of a target in the prose in a year: value, verdict, and the reason in words. */
export function ReachedMark({ value, measuredBy }: Props) {
  const { t } = useTranslation('ui');
  return (
    <span className={styles.reached}>
      <span>{t('reached.year', { year: value.year })}</span>
      {value.display === null ? <EmptyMark emptiness={value.emptiness} /> : <span>{formatDecimal(value.display)}</span>}
      {value.status ? (
        <VerdictMark status={value.status} />
      ) : (
        value.provisional && <span>{t('reached.provisional')}</span>
      )}
      <span>{value.reason ?? (measuredBy ? t('reached.by', { code: measuredBy }) : t('reached.own'))}</span>
    </span>
  );
}
