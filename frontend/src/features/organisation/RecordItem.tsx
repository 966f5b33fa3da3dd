import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMoment } from '@/lib/dates';
import type { OrganisationRecord } from './documents';
import { History } from './History';
import styles from './organisation.module.css';
import { RecordFiles } from './RecordFiles';
import { RecordForm } from './RecordForm';
import { RecordWords } from './RecordWords';
import { WithdrawForm } from './WithdrawForm';

interface Props {
  record: OrganisationRecord;
  plan: string;
  onChanged: () => void;
}

/** A record as it stands, with what its tenant may do about it and how it came to be. */
export function RecordItem({ record: r, plan, onChanged }: Props) {
  const { t, i18n } = useTranslation('organisation');
  const [open, setOpen] = useState<'change' | 'withdraw' | 'history'>();
  const close = () => setOpen(undefined);
  const done = () => {
    close();
    onChanged();
  };
  if (open === 'change') {
    return (
      <li className={styles.item}>
        <RecordForm plan={plan} kind={r.kind} year={r.year} record={r} onCancel={close} onSaved={done} />
      </li>
    );
  }
  return (
    <li className={styles.item}>
      <RecordWords of={r} tenant={r.tenant.name} />
      <p className={styles.by}>
        {r.by.name} · <time dateTime={r.at}>{formatMoment(r.at, i18n.language)}</time>
        {r.revision > 1 && (
          <Button
            type="link"
            size="small"
            aria-expanded={open === 'history'}
            onClick={() => setOpen(open === 'history' ? undefined : 'history')}
          >
            {t('history.open', { count: r.revision })}
          </Button>
        )}
        {r.mayChange && (
          <>
            <Button type="link" size="small" onClick={() => setOpen('change')}>
              {t('change')}
            </Button>
            <Button type="link" size="small" onClick={() => setOpen('withdraw')}>
              {t('withdraw.open')}
            </Button>
          </>
        )}
      </p>
      <RecordFiles record={r} onChanged={onChanged} />
      {open === 'withdraw' && <WithdrawForm record={r} onCancel={close} onDone={done} />}
      {open === 'history' && <History record={r.id} />}
    </li>
  );
}
