import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMoment } from '@/lib/dates';
import { spaced } from '@/lib/format';
import type { IndicatorFacts, PlanFacts } from '@/lib/useBoard';
import { personName } from '@/lib/viewer';
import { OwnTargetForm } from './OwnTargetForm';
import styles from './own.module.css';
import type { OwnRow } from './ownTarget';
import { WithdrawOwnTarget } from './WithdrawOwnTarget';

interface Props {
  plan: PlanFacts;
  indicator: IndicatorFacts;
  row: OwnRow;
  offered: readonly string[];
  onChanged: () => void;
}

/** Under a county's row: why its verdict is what it is, what was set before, and for its office the way to set it. */
export function OwnTargetActs({ plan, indicator, row, offered, onChanged }: Props) {
  const { t } = useTranslation('owntarget');
  const [open, setOpen] = useState<'set' | 'withdraw'>();
  const place = { plan: plan.code, indicator: indicator.code, area: row.area.code };
  const done = () => {
    setOpen(undefined);
    onChanged();
  };
  const common = { place, row, onDone: done, onStale: onChanged, onCancel: () => setOpen(undefined) };
  return (
    <div className={styles.below}>
      {row.verdict && <p className={styles.quiet}>{spaced(row.verdict.reason)}</p>}
      {row.history.length > 0 && <History row={row} />}
      {row.maySet && !open && (
        <p className={styles.acts}>
          <Button size="small" onClick={() => setOpen('set')}>
            {t(row.target ? 'act.change' : 'act.set')}
          </Button>
          {row.target && (
            <Button size="small" type="text" onClick={() => setOpen('withdraw')}>
              {t('act.withdraw')}
            </Button>
          )}
        </p>
      )}
      {open === 'set' && <OwnTargetForm {...common} plan={plan} indicator={indicator} offered={offered} />}
      {open === 'withdraw' && <WithdrawOwnTarget {...common} sums={indicator.aggregation === 'sum'} />}
    </div>
  );
}

function History({ row }: { row: OwnRow }) {
  const { t, i18n } = useTranslation('owntarget');
  return (
    <details className={styles.history}>
      <summary>{t('history.title', { count: row.history.length })}</summary>
      <ol>
        {row.history.map((h) => (
          <li key={h.revision}>
            {spaced(t('history.said', { printed: h.type ? h.printed : t('history.withdrawn'), note: h.note }))}
            <br />
            <small className={styles.quiet}>
              {t('history.by', {
                revision: h.revision,
                who: `${h.tenant.name} ${personName({ user: h.by, tenant: h.tenant })}`,
              })}{' '}
              · <time dateTime={h.at}>{formatMoment(h.at, i18n.language)}</time>
            </small>
          </li>
        ))}
      </ol>
    </details>
  );
}
