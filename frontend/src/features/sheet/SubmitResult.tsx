import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Fault } from '@/lib/fault';
import { cellId } from './acts';
import type { Grid } from './grid';
import { groupRows } from './groups';
import styles from './sheet.module.css';

export interface Outcome {
  submitted: number;
  problems: readonly { obligation: string | null; grade: string; message: string }[];
  fault?: Fault;
}

/** What came of submitting; every problem leads to its cell. */
export function SubmitResult({ outcome, grid, onGo }: { outcome: Outcome; grid: Grid; onGo: (key: string) => void }) {
  const { t } = useTranslation('sheet');
  const box = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new outcome is to be read
  useEffect(() => box.current?.focus(), [outcome]);
  const { submitted, problems, fault } = outcome;
  const blocking = problems.filter((p) => p.grade !== 'D');
  const missing = groupRows(grid).flatMap((g) => g.rows.filter((r) => r.cell.canEdit && !r.cell.figure));
  return (
    <div
      ref={box}
      tabIndex={-1}
      role="alert"
      className={styles.result}
      data-tone={fault || blocking.length > 0 ? 'bad' : 'good'}
    >
      {fault && <p className={styles.resultTitle}>{fault.message || t('result.failed')}</p>}
      {submitted > 0 && <p className={styles.resultTitle}>{t('result.submitted', { count: submitted })}</p>}
      {submitted === 0 && blocking.length === 0 && !fault && <p>{t('result.nothing')}</p>}
      {blocking.length > 0 && <p>{t('result.problems', { count: blocking.length })}</p>}
      <ul>
        {blocking.map((p) => {
          const row = Object.values(grid.rows).find((r) => r.cell.obligation === p.obligation);
          return (
            <li key={`${p.obligation}${p.message}`}>
              {row ? (
                <ToCell rowKey={row.key} onGo={onGo}>
                  {t('result.at', { name: row.cell.element.name, message: p.message })}
                </ToCell>
              ) : (
                p.message
              )}
            </li>
          );
        })}
      </ul>
      {!fault && missing.length > 0 && (
        <>
          <p>{t('result.missing', { count: missing.length })}</p>
          <ul className={styles.missing}>
            {missing.map((row) => (
              <li key={row.key}>
                <ToCell rowKey={row.key} onGo={onGo}>
                  {row.cell.element.name}
                </ToCell>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function ToCell({ rowKey, onGo, children }: { rowKey: string; onGo: (key: string) => void; children: string }) {
  return (
    <a
      href={`#${cellId(rowKey)}`}
      onClick={(e) => {
        e.preventDefault();
        onGo(rowKey);
      }}
    >
      {children}
    </a>
  );
}
