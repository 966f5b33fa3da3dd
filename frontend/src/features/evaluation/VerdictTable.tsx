import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readFragment } from '@/gql';
import { spaced } from '@/lib/format';
import { unitName } from '@/lib/unit';
import { DataTable } from '@/ui/DataTable';
import { Num } from '@/ui/Num';
import { Opener } from '@/ui/Opener';
import { StandingMark } from '@/ui/StandingMark';
import { boardCell } from './cell';
import { CellFields, type Evaluation } from './documents';
import styles from './results.module.css';

type Verdict = Evaluation['verdicts'][number];

/** Every indicator with what its plan prints, what was frozen, and why it is judged so; formula and areas on request. */
export function VerdictTable({ verdicts }: { verdicts: readonly Verdict[] }) {
  const { t } = useTranslation('evaluation');
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());

  function toggle(code: string) {
    setOpen((now) => {
      const next = new Set(now);
      if (!next.delete(code)) next.add(code);
      return next;
    });
  }

  return (
    <section aria-labelledby="verdicts">
      <h2 id="verdicts">{t('results.verdicts', { count: verdicts.length })}</h2>
      <DataTable
        caption={t('results.verdicts', { count: verdicts.length })}
        rows={verdicts}
        rowKey={(v) => v.indicator.code}
        group={(v) => ({ key: v.indicator.domain.code, title: v.indicator.domain.name })}
        below={(v) => open.has(v.indicator.code) && <Grounds verdict={v} />}
        columns={[
          {
            key: 'indicator',
            head: t('results.indicator'),
            cell: ({ indicator: i }) => (
              <Opener open={open.has(i.code)} onToggle={() => toggle(i.code)} title={t('results.grounds')}>
                <span>{i.code}</span> {i.name}
              </Opener>
            ),
          },
          {
            key: 'target',
            head: t('results.target'),
            wide: true,
            cell: ({ indicator: i }) => spaced(i.target.printed),
          },
          {
            key: 'value',
            head: t('results.value'),
            numeric: true,
            cell: (v) => <Value verdict={v} />,
          },
          {
            key: 'verdict',
            head: t('results.verdict'),
            cell: (v) => <StandingMark cell={boardCell(readFragment(CellFields, v.cell))} />,
          },
          {
            key: 'reason',
            head: t('results.reason'),
            wide: true,
            width: '32%',
            cell: (v) => readFragment(CellFields, v.cell).verdict?.reason ?? '–',
          },
        ]}
      />
    </section>
  );
}

function Value({ verdict }: { verdict: Verdict }) {
  const cell = readFragment(CellFields, verdict.cell);
  const unit = unitName(verdict.indicator.unit);
  return (
    <>
      <Num value={cell.display ?? cell.value} emptiness={cell.emptiness} />
      {cell.value !== null && <small className={styles.quiet}> {unit}</small>}
    </>
  );
}

function Grounds({ verdict: v }: { verdict: Verdict }) {
  const { t } = useTranslation('evaluation');
  const own = readFragment(CellFields, v.cell);
  const areas = readFragment(CellFields, v.areas);
  return (
    <div className={styles.grounds}>
      <dl>
        <div>
          <dt>{t('results.target')}</dt>
          <dd>{spaced(v.indicator.target.printed)}</dd>
        </div>
        <div>
          <dt>{t('results.formula')}</dt>
          <dd>{v.indicator.formula}</dd>
        </div>
        <div>
          <dt>{t('results.reason')}</dt>
          <dd>{own.verdict?.reason ?? '–'}</dd>
        </div>
      </dl>
      {areas.length > 0 && (
        <ul aria-label={t('results.byArea')} className={styles.areas}>
          {areas.map((cell) => (
            <li key={cell.area.code}>
              <span>{cell.area.name}</span>
              <Num value={cell.display ?? cell.value} emptiness={cell.emptiness} />
              <StandingMark cell={boardCell(cell)} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
