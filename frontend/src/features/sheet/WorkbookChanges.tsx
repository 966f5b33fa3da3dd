import { Radio } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { unitName } from '@/lib/unit';
import type { Entry, Grid, Row } from './grid';
import { asEntry, type BookCell, bookKey, type Choice, type Choices, type Comparison, unsavedEntry } from './workbook';
import styles from './workbook.module.css';

interface Props {
  comparison: Comparison;
  grid: Grid;
  choices: Choices;
  onChoose: (key: string, choice: Choice) => void;
}

const ORDER = ['conflicts', 'changes', 'unreadable', 'closed', 'others'] as const;

/** The difference between the workbook and the sheet: what needs a choice first, what changes, what does not and why. */
export function WorkbookChanges({ comparison, grid, choices, onChoose }: Props) {
  const { t } = useTranslation('sheet');
  const { conflicts, changes, unreadable, closed } = comparison;
  const touched = conflicts.length + changes.length + unreadable.length + closed.length > 0;
  return (
    <div className={styles.changes}>
      {touched ? (
        <p className={styles.quiet}>{t('workbook.safe')}</p>
      ) : (
        <div role="status">
          <p className={styles.strong}>{t('workbook.nothing.title')}</p>
          <p className={styles.quiet}>{t('workbook.nothing.text')}</p>
        </div>
      )}
      {ORDER.map((part) => {
        const cells = comparison[part];
        if (cells.length === 0) return null;
        return (
          <section key={part} aria-labelledby={`workbook-${part}`}>
            <h3 id={`workbook-${part}`} data-part={part}>
              {t(`workbook.${part}`, { count: cells.length })}
            </h3>
            <ul className={styles.cells}>
              {cells.map((cell) => {
                const key = bookKey(cell);
                const row = grid.rows[key];
                return (
                  <Item key={key} cell={cell} row={row}>
                    {part === 'changes' && <Becomes cell={cell} row={row} />}
                    {part === 'conflicts' && (
                      <Choose
                        cell={cell}
                        row={row}
                        choice={choices[key] ?? 'theirs'}
                        onChoose={(choice) => onChoose(key, choice)}
                      />
                    )}
                  </Item>
                );
              })}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

function Item({ cell, row, children }: { cell: BookCell; row: Row | undefined; children: ReactNode }) {
  const { t } = useTranslation('sheet');
  // The choice itself says that somebody was faster.
  const said = cell.problems.filter((p) => p.code !== 'STALE_REVISION');
  return (
    <li>
      <div className={styles.name}>
        {row?.cell.element.name}
        <span className={styles.quiet}>
          {row?.cell.area.name}
          {row && row.cell.category.code !== 'total' && ` · ${row.cell.category.name}`}
        </span>
      </div>
      <div>
        {children}
        {said.map((p) => (
          <p key={p.code + p.message} className={styles.problem} data-grade={p.grade ?? 'none'}>
            {p.grade && <span className={styles.strong}>{t(`grade.${p.grade as 'A'}`)}</span>} {p.message}
          </p>
        ))}
      </div>
    </li>
  );
}

/** A value in words, with its unit. */
function useWords(row: Row | undefined): (entry: Entry) => string {
  const { t: ui } = useTranslation('ui');
  return ({ text, emptiness }) => {
    if (text === '') return ui(`emptiness.${emptiness ?? 'not_reported'}`);
    const unit = row && row.cell.element.kind !== 'flag' ? unitName(row.cell.element.unit) : '';
    return unit === '' ? text : `${text} ${unit}`;
  };
}

function Becomes({ cell, row }: { cell: BookCell; row: Row | undefined }) {
  const { t } = useTranslation('sheet');
  const words = useWords(row);
  const [was, now] = [words(asEntry(cell.was)), words(asEntry(cell.now))];
  const note = cell.now.explanation;
  return (
    <>
      <p>
        <span className="visually-hidden">{t('workbook.becomes', { was, now })}</span>
        <span aria-hidden="true">
          <span className={styles.was}>{was}</span> → <span className={styles.strong}>{now}</span>
        </span>
      </p>
      {note !== cell.was.explanation && (
        <p className={styles.quiet}>{note ? t('workbook.note', { text: note }) : t('workbook.noNote')}</p>
      )}
    </>
  );
}

interface ChooseProps {
  cell: BookCell;
  row: Row | undefined;
  choice: Choice;
  onChoose: (choice: Choice) => void;
}

function Choose({ cell, row, choice, onChoose }: ChooseProps) {
  const { t } = useTranslation('sheet');
  const words = useWords(row);
  const unsaved = unsavedEntry(cell, row);
  const other = unsaved
    ? t('workbook.unsaved', { value: words(unsaved) })
    : t('workbook.stands', { value: words(asEntry(cell.was)) });
  return (
    <Radio.Group
      className={styles.choice}
      aria-label={t('workbook.choice', { name: row?.cell.element.name })}
      value={choice}
      onChange={(e) => onChoose(e.target.value as Choice)}
      options={[
        { value: 'theirs', label: other },
        { value: 'mine', label: t('workbook.mine', { value: words(asEntry(cell.now)) }) },
      ]}
    />
  );
}
