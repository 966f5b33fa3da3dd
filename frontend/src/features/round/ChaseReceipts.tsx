import { useTranslation } from 'react-i18next';
import type { RoundChasesQuery } from '@/gql/graphql';
import { formatMoment } from '@/lib/dates';
import styles from './deadline.module.css';
import { outcomeOf } from './receipt';

export type Receipt = RoundChasesQuery['chases'][number]['receipts'][number];

/** What became of a chase outside the page, channel by channel. */
export function ChaseReceipts({ of: receipts }: { of: readonly Receipt[] }) {
  const { t, i18n } = useTranslation('round');
  if (receipts.length === 0) return <span className={styles.note}>{t('receipt.none')}</span>;
  return (
    <ul className={styles.receipts}>
      {receipts.map((r) => {
        const outcome = outcomeOf(r);
        return (
          <li key={r.channel} data-outcome={outcome}>
            {t(`receipt.channel.${r.channel}`)}{' '}
            {t(`receipt.${outcome}`, {
              at: r.sentAt ? formatMoment(r.sentAt, i18n.language) : '',
              count: r.recipients,
              sent: r.sent,
            })}
            {r.why && r.why !== 'unwanted' && <small className={styles.why}>{t('receipt.why', { why: r.why })}</small>}
          </li>
        );
      })}
    </ul>
  );
}
