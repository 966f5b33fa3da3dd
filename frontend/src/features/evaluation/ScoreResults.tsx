import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDay } from '@/lib/dates';
import { personName, useViewer } from '@/lib/viewer';
import { DataTable } from '@/ui/DataTable';
import { Num } from '@/ui/Num';
import { Opener } from '@/ui/Opener';
import type { AreaScore, Evaluation, ItemScore, Scoring, Sheet } from './documents';
import { DisputeDialog, RuleDialog } from './ScoreDialogs';
import styles from './scores.module.css';

interface Props {
  evaluation: Evaluation;
  sheet: Sheet;
  scoring: Scoring;
  may: readonly string[];
  onChanged: () => void;
}

/** What the experts gave once all have: totals by area, where they are far apart, and how that was settled. */
export function ScoreResults({ evaluation, sheet, scoring, may, onChanged }: Props) {
  const { t } = useTranslation('evaluation');
  const [shown, setShown] = useState<string>();
  const area = scoring.results.find((r) => r.area.code === shown);
  return (
    <section aria-labelledby="score-results" className={styles.results}>
      <h2 id="score-results">{t('scoring.results')}</h2>
      <DataTable
        caption={t('scoring.results')}
        rows={scoring.results}
        rowKey={(r) => r.area.code}
        below={(r) =>
          r === area && (
            <AreaItems
              of={r}
              evaluation={evaluation}
              sheet={sheet}
              mayDispute={may.includes('dispute')}
              mayRule={may.includes('rule')}
              expert={scoring.own !== null}
              onChanged={onChanged}
            />
          )
        }
        columns={[
          {
            key: 'area',
            head: t('errata.area'),
            cell: (r) => (
              <Opener open={r === area} onToggle={() => setShown(r === area ? undefined : r.area.code)}>
                {r.area.name}
              </Opener>
            ),
          },
          {
            key: 'total',
            head: t('scoring.total'),
            numeric: true,
            cell: (r) =>
              r.total === null ? (
                <span className={styles.open}>{t('scoring.open')}</span>
              ) : (
                <Num value={r.total} places={1} />
              ),
          },
          ...sheet.items.map((item) => ({
            key: item.code,
            head: `${item.name} ${item.weight}%`,
            numeric: true,
            wide: true,
            cell: (r: AreaScore) => <Points of={r.items.find((s) => s.item === item.code)} />,
          })),
        ]}
      />
    </section>
  );
}

function Points({ of }: { of: ItemScore | undefined }) {
  const { t } = useTranslation('evaluation');
  if (!of) return '–';
  return (
    <>
      {of.open && (
        <span className={styles.open} title={t('scoring.unsettled')}>
          ▲<span className="visually-hidden">{t('scoring.unsettled')}</span>{' '}
        </span>
      )}
      {of.ruling && <small title={t('scoring.ruled')}>{t('scoring.ruledShort')} </small>}
      <Num value={of.points} places={1} />
    </>
  );
}

interface AreaProps {
  of: AreaScore;
  evaluation: Evaluation;
  sheet: Sheet;
  mayDispute: boolean;
  mayRule: boolean;
  /** Whether the caller is on the panel. */
  expert: boolean;
  onChanged: () => void;
}

function AreaItems({ of, evaluation, sheet, mayDispute, mayRule, expert, onChanged }: AreaProps) {
  const { t } = useTranslation('evaluation');
  const { tenant } = useViewer();
  const [asking, setAsking] = useState<{ act: 'dispute' | 'rule'; item: string }>();
  // An office disputes what is said of its own area, an expert anything.
  const disputes = mayDispute && (expert || tenant.area.code === of.area.code);
  const nameOf = (item: string) => sheet.items.find((i) => i.code === item)?.name ?? item;
  const dialog = {
    evaluation: evaluation.id,
    area: of.area,
    onClose: () => setAsking(undefined),
    onDone: () => {
      setAsking(undefined);
      onChanged();
    },
  };
  return (
    <ul className={styles.items}>
      {of.items.map((score) => (
        <li key={score.item}>
          <div className={styles.itemHead}>
            <strong>{nameOf(score.item)}</strong>
            <span>
              <Points of={score} />
            </span>
            <span className={score.apart ? styles.open : styles.quiet}>
              {t(score.apart ? 'scoring.apart' : 'scoring.spread', { spread: score.spread })}
            </span>
            {disputes && (
              <Button size="small" onClick={() => setAsking({ act: 'dispute', item: score.item })}>
                {t('scoring.dispute')}
              </Button>
            )}
            {mayRule && (
              <Button size="small" onClick={() => setAsking({ act: 'rule', item: score.item })}>
                {t('scoring.rule')}
              </Button>
            )}
          </div>
          <Grounds score={score} panel={evaluation.panel} />
        </li>
      ))}
      {asking?.act === 'dispute' && <DisputeDialog {...dialog} item={asking.item} name={nameOf(asking.item)} />}
      {asking?.act === 'rule' && <RuleDialog {...dialog} item={asking.item} name={nameOf(asking.item)} />}
    </ul>
  );
}

/** The experts' scores, what was said against them, and the ruling; nothing of it is overwritten. */
function Grounds({ score, panel }: { score: ItemScore; panel: Evaluation['panel'] }) {
  const { t, i18n } = useTranslation('evaluation');
  const nameOf = (id: string) => {
    const member = panel.find((m) => m.id === id);
    return member
      ? `${member.tenant.name} ${personName({ user: member, tenant: member.tenant })}`
      : t('scoring.expert');
  };
  const when = (at: string) => formatDay(at, i18n.language);
  return (
    <ul className={styles.grounds}>
      {score.scores.map((s) => (
        <li key={s.expert}>
          {nameOf(s.expert)} <strong>{s.points}</strong> <span className={styles.quiet}>{s.remark}</span>
        </li>
      ))}
      {score.disputes.map((d) => (
        <li key={d.id} className={styles.disputed}>
          {t('scoring.disputed', { tenant: d.tenant.name, by: d.by.name, day: when(d.at) })}
          {d.text}
        </li>
      ))}
      {score.ruling && (
        <li className={styles.ruled}>
          {t('scoring.ruledBy', { by: score.ruling.by.name, day: when(score.ruling.at), points: score.ruling.points })}
          {score.ruling.reason}
        </li>
      )}
    </ul>
  );
}
