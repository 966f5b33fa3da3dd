import { Input } from 'antd';
import type { TextAreaRef } from 'antd/es/input/TextArea';
import { type KeyboardEvent, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './evaluation.module.css';
import { charactersOf, MOST_CHARACTERS } from './longText';
import { NumberTools } from './NumberTools';
import type { ReportNumber } from './reportQueries';

interface Props {
  label: string;
  hint: string;
  value: string;
  /** The numbers that it may name; undefined: it is words only. */
  numbers?: readonly ReportNumber[];
  autoFocus?: boolean;
  onChange: (value: string) => void;
  onLeave: () => void;
}

/** A text of some length with how much of its room is used, and what it will say where it names numbers. */
export function LongText({ label, hint, value, numbers, autoFocus, onChange, onLeave }: Props) {
  const { t } = useTranslation('evaluation');
  const id = useId();
  const area = useRef<TextAreaRef>(null);
  const used = charactersOf(value.trim());
  const tooLong = used > MOST_CHARACTERS;

  function insert(words: string) {
    const field = area.current?.resizableTextArea?.textArea;
    if (!field) return;
    field.focus();
    field.setRangeText(words, field.selectionStart, field.selectionEnd, 'end');
    onChange(field.value);
  }

  function save(event: KeyboardEvent) {
    // Who comes from a word processor presses it without thinking; the browser would save the page.
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 's') return;
    event.preventDefault();
    onLeave();
  }

  const text = (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <p id={`${id}-hint`} className={styles.quiet}>
        {hint}
      </p>
      <Input.TextArea
        ref={area}
        id={id}
        aria-describedby={`${id}-hint ${id}-room`}
        aria-invalid={tooLong || undefined}
        status={tooLong ? 'error' : undefined}
        autoSize={{ minRows: 5 }}
        autoFocus={autoFocus}
        value={value}
        onChange={(e) => onChange(e.target.value)}
        onKeyDown={save}
        onBlur={onLeave}
      />
      <p id={`${id}-room`} className={tooLong ? styles.bad : styles.quiet}>
        {tooLong ? t('tooLong', { count: used - MOST_CHARACTERS }) : t('room', { used, most: MOST_CHARACTERS })}
      </p>
    </div>
  );
  if (!numbers) return text;
  return (
    <NumberTools of={label} value={value} numbers={numbers} onInsert={insert}>
      {text}
    </NumberTools>
  );
}
