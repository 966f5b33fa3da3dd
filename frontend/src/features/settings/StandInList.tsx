import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDay } from '@/lib/dates';
import { newRequestId } from '@/lib/requestId';
import { personName, useViewer } from '@/lib/viewer';
import { EndDelegationDocument, type StandIn } from './documents';
import styles from './settings.module.css';
import { useSaving } from './useSaving';

/** What is and what comes; behind it, folded away, what is over. */
export function StandInList({ rows, onEnded }: { rows: StandIn[]; onEnded: () => void }) {
  const { t } = useTranslation('settings');
  const now = rows.filter((d) => d.state !== 'past');
  const past = rows.filter((d) => d.state === 'past');
  return (
    <>
      {now.length === 0 && <p>{t('standIn.none')}</p>}
      <Lines rows={now} onEnded={onEnded} />
      {past.length > 0 && (
        <details>
          <summary>{t('standIn.past', { count: past.length })}</summary>
          <Lines rows={past} onEnded={onEnded} />
        </details>
      )}
    </>
  );
}

function Lines({ rows, onEnded }: { rows: StandIn[]; onEnded: () => void }) {
  if (rows.length === 0) return null;
  return (
    <ul className={styles.standIns}>
      {rows.map((d) => (
        <Line key={d.id} of={d} onEnded={onEnded} />
      ))}
    </ul>
  );
}

function Line({ of, onEnded }: { of: StandIn; onEnded: () => void }) {
  const { t, i18n } = useTranslation('settings');
  const { tenant } = useViewer();
  const [sure, setSure] = useState(false);
  const { save, busy, refusal } = useSaving(EndDelegationDocument, onEnded);
  const name = (user: { name: string }) => personName({ user, tenant });
  const day = (value: string) => formatDay(value, i18n.language);
  const people = { standIn: name(of.standIn), lender: name(of.lender) };
  const coming = of.state === 'coming';
  const days = of.firstDay === of.lastDay ? 'standIn.day' : 'standIn.days';
  return (
    <li>
      <p>
        <strong>{t('standIn.line', { ...people, roles: of.roleNames.join(t('and')) })}</strong>
      </p>
      <p className={styles.quiet}>
        {t(days, { first: day(of.firstDay), last: day(of.lastDay) })} · {t(`standIn.state.${of.state}`)} ·{' '}
        {t('standIn.why', { reason: of.reason })}
        {of.endedAt && of.endedBy && ` · ${t('standIn.endedBy', { name: name(of.endedBy), day: day(of.endedAt) })}`}
      </p>
      {of.mayEnd && !sure && (
        <Button
          size="small"
          aria-label={t(coming ? 'standIn.callOffOf' : 'standIn.endOf', people)}
          onClick={() => setSure(true)}
        >
          {t(coming ? 'standIn.callOff' : 'standIn.end')}
        </Button>
      )}
      {sure && (
        <div className={styles.sure}>
          {!coming && <span>{t('standIn.sure', people)}</span>}
          <Button
            size="small"
            danger
            autoFocus
            loading={busy}
            onClick={() => save({ input: { delegation: of.id, requestId: newRequestId() } })}
          >
            {t(coming ? 'standIn.sureCallOff' : 'standIn.sureEnd')}
          </Button>
          <Button size="small" onClick={() => setSure(false)}>
            {t('cancel')}
          </Button>
          {refusal && (
            <span role="alert" className={styles.refusal}>
              {refusal}
            </span>
          )}
        </div>
      )}
    </li>
  );
}
