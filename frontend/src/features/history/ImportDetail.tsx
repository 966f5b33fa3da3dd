import { Button, Popconfirm } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMoment } from '@/lib/dates';
import { ActButton } from '@/ui/ActButton';
import { Meter } from '@/ui/Meter';
import type { Import } from './documents';
import styles from './history.module.css';
import { ImportProblems } from './ImportProblems';
import { isUnderWay } from './useHistory';

interface Props {
  of: Import;
  onAct: (what: 'take' | 'cancel') => Promise<string | undefined>;
}

/** One import: where it stands, what it comes to, what is left out, and what can be done now. */
export function ImportDetail({ of, onAct }: Props) {
  const { t, i18n } = useTranslation('history');
  const [refusal, setRefusal] = useState<string>();
  const when = (at: string) => formatMoment(at, i18n.language);
  return (
    <section className={styles.detail} aria-labelledby="import">
      <h2 id="import">{of.name}</h2>
      <p className={styles.state} data-state={of.state} role="status">
        {of.says}
      </p>
      {isUnderWay(of) && (
        <Meter part={of.done} whole={of.total} words={t('progress', { done: of.done, total: of.total })} />
      )}
      <dl className={styles.facts}>
        <dt>{t('source')}</dt>
        <dd>{of.source}</dd>
        <dt>{t('brought')}</dt>
        <dd>{t('byAt', { tenant: of.tenant.name, by: of.by.name, at: when(of.at) })}</dd>
        {of.takenTenant && of.takenBy && of.takenAt && (
          <>
            <dt>{t('taken')}</dt>
            <dd>{t('byAt', { tenant: of.takenTenant.name, by: of.takenBy.name, at: when(of.takenAt) })}</dd>
          </>
        )}
        {of.firstYear && of.lastYear && (
          <>
            <dt>{t('years')}</dt>
            <dd>{t('span', { first: of.firstYear, last: of.lastYear })}</dd>
          </>
        )}
      </dl>
      {of.state !== 'checking' && of.total > 0 && <Counts of={of} />}
      <div className={styles.acts}>
        {of.may.includes('take') && (
          <Popconfirm
            title={t('sure', { count: of.fresh + of.changed })}
            description={t('sureWhy')}
            okText={t('take')}
            cancelText={t('back')}
            onConfirm={async () => setRefusal(await onAct('take'))}
          >
            <Button type="primary">{of.takenAt ? t('goOn') : t('take')}</Button>
          </Popconfirm>
        )}
        {of.may.includes('cancel') && <ActButton onAct={() => onAct('cancel')}>{t('cancel')}</ActButton>}
        {of.state === 'checked' && !of.may.includes('take') && of.fresh + of.changed > 0 && (
          <span className={styles.quiet}>{t('waits')}</span>
        )}
        {of.state === 'checked' && of.fresh + of.changed === 0 && (
          <span className={styles.quiet}>{t('nothingNew')}</span>
        )}
      </div>
      {refusal && (
        <p role="alert" className={styles.refusal}>
          {refusal}
        </p>
      )}
      {of.refused + of.doubted > 0 && <ImportProblems id={of.id} version={of.state} />}
    </section>
  );
}

function Counts({ of }: { of: Import }) {
  const { t } = useTranslation('history');
  const counts = [
    ['fresh', of.fresh],
    ['changed', of.changed],
    ['same', of.same],
    ['refused', of.refused],
    ['doubted', of.doubted],
  ] as const;
  return (
    <dl className={styles.counts}>
      {counts.map(([key, n]) => (
        <div key={key} data-kind={n > 0 ? key : undefined}>
          <dt>{t(`count.${key}`)}</dt>
          <dd>{n}</dd>
        </div>
      ))}
    </dl>
  );
}
