import { Tooltip } from 'antd';
import { Fragment, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Piece } from './numbers';
import styles from './numbers.module.css';
import type { ReportNumber } from './reportQueries';

interface Props {
  pieces: readonly Piece[];
  numbers: readonly ReportNumber[];
}

/** A text with its numbers filled in. One step of the Tab key leads to its numbers, arrows from one to the next. */
export function FilledText({ pieces, numbers }: Props) {
  const labels = new Map(numbers.map((n) => [n.key, n.label]));
  const first = pieces.findIndex((p) => p.field);
  let from = 0;
  return (
    <p className={styles.filled} data-numbers>
      {pieces.map((piece, i) => {
        const key = from;
        from += piece.text.length + 1;
        if (piece.unknown) {
          return (
            <span key={key} className={styles.unknown}>
              {piece.text}
            </span>
          );
        }
        if (!piece.field) return <Fragment key={key}>{piece.text}</Fragment>;
        return <Filled key={key} piece={piece} label={labels.get(piece.field) ?? ''} reached={i === first} />;
      })}
    </p>
  );
}

function step(event: KeyboardEvent<HTMLElement>) {
  const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (!by) return;
  const all = [
    ...(event.currentTarget.closest('[data-numbers]')?.querySelectorAll<HTMLElement>('[role=button]') ?? []),
  ];
  all[all.indexOf(event.currentTarget) + by]?.focus();
  event.preventDefault();
}

function Filled({ piece, label, reached }: { piece: Piece; label: string; reached: boolean }) {
  const { t } = useTranslation('reports');
  return (
    <Tooltip
      trigger={['hover', 'focus']}
      title={
        <>
          {label} <code className={styles.key}>{piece.field}</code>
        </>
      }
    >
      {/* biome-ignore lint/a11y/useSemanticElements: a button element cannot be broken between two lines, as a list of names must be */}
      <span
        role="button"
        className={styles.number}
        data-changed={piece.changed || undefined}
        tabIndex={reached ? 0 : -1}
        onKeyDown={step}
      >
        {piece.text}
        {piece.changed && <span className="visually-hidden">{t('texts.changedMark')}</span>}
      </span>
    </Tooltip>
  );
}
