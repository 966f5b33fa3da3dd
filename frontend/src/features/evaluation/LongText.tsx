import { Input } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './evaluation.module.css';
import { charactersOf, MOST_CHARACTERS } from './longText';

interface Props {
  label: string;
  hint: string;
  value: string;
  onChange: (value: string) => void;
  onLeave: () => void;
}

/** A text of some length with how much of its room is used. */
export function LongText({ label, hint, value, onChange, onLeave }: Props) {
  const { t } = useTranslation('evaluation');
  const id = useId();
  const used = charactersOf(value.trim());
  const tooLong = used > MOST_CHARACTERS;
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <p id={`${id}-hint`} className={styles.quiet}>
        {hint}
      </p>
      <Input.TextArea
        id={id}
        aria-describedby={`${id}-hint ${id}-room`}
        aria-invalid={tooLong || undefined}
        status={tooLong ? 'error' : undefined}
        autoSize={{ minRows: 5 }}
        value={value}
        onChange={(e) => onChange(e.target.value)}
        onBlur={onLeave}
      />
      <p id={`${id}-room`} className={tooLong ? styles.bad : styles.quiet}>
        {tooLong ? t('tooLong', { count: used - MOST_CHARACTERS }) : t('room', { used, most: MOST_CHARACTERS })}
      </p>
    </div>
  );
}
