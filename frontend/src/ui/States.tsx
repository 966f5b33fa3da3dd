import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Fault } from '@/lib/fault';
import styles from './page.module.css';

/** Nothing here, said warmly in one line, and what one could do instead. */
export function EmptyState({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className={styles.state}>
      <p className={styles.stateTitle}>{title}</p>
      {children && <div className={styles.stateText}>{children}</div>}
    </div>
  );
}

/** What happened, what to do, and a reference to quote. */
export function ErrorState({ fault, onRetry }: { fault: Fault; onRetry?: () => void }) {
  const { t } = useTranslation('ui');
  if (fault.kind === 'forbidden') return <ForbiddenState reason={fault.message} />;
  const own = fault.kind === 'refused' && fault.message;
  return (
    <div className={styles.state} role="alert">
      <p className={styles.stateTitle}>{own ? fault.message : t(`error.${fault.kind}.title`)}</p>
      <p className={styles.stateText}>{t(`error.${fault.kind}.advice`)}</p>
      {fault.reference && (
        <p className={styles.reference}>
          {t('error.reference')} <code>{fault.reference}</code>
        </p>
      )}
      {onRetry && fault.kind !== 'not-found' && (
        <Button onClick={onRetry} className={styles.stateAct}>
          {t('error.retry')}
        </Button>
      )}
    </div>
  );
}

/** Why not, and whom to ask. */
export function ForbiddenState({ reason }: { reason?: string }) {
  const { t } = useTranslation('ui');
  return (
    <div className={styles.state} role="alert">
      <p className={styles.stateTitle}>{t('forbidden.title')}</p>
      {reason && <p className={styles.stateText}>{reason}</p>}
      <p className={styles.stateText}>{t('forbidden.whom')}</p>
    </div>
  );
}

/** Entry prefers a larger screen, but works. */
export function TooNarrow() {
  const { t } = useTranslation('ui');
  return <p className={styles.narrow}>{t('narrow')}</p>;
}
