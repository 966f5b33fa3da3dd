import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Fault } from '@/lib/fault';
import { cellId, focusCell } from './acts';
import type { Grid } from './grid';
import styles from './sheet.module.css';

export interface Outcome {
  submitted: number;
  problems: readonly { obligation: string | null; grade: string; message: string }[];
  fault?: Fault;
}

/** What came of submitting; every problem leads to its cell. */
export function SubmitResult({ outcome, grid }: { outcome: Outcome; grid: Grid }) {
  const { t } = useTranslation('sheet');
  const box = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new outcome is to be read
  useEffect(() => box.current?.focus(), [outcome]);
  const { submitted, problems, fault } = outcome;
  const blocking = problems.filter((p) => p.grade !== 'D');
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
      {blocking.length > 0 && <p>{t('result.problems', { count: blocking.length })}</p>}
      {submitted === 0 && blocking.length === 0 && !fault && <p>{t('result.nothing')}</p>}
      <ul>
        {blocking.map((p) => {
          const row = Object.values(grid.rows).find((r) => r.cell.obligation === p.obligation);
          const text = row ? `${row.cell.element.name}: ${p.message}` : p.message;
          return (
            <li key={`${p.obligation}${p.message}`}>
              {row ? (
                <a
                  href={`#${cellId(row.key)}`}
                  onClick={(e) => {
                    e.preventDefault();
                    focusCell(row.key);
                  }}
                >
                  {text}
                </a>
              ) : (
                text
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
