import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './report.module.css';
import { RATINGS } from './reports';

interface Props {
  legend: string;
  value: string | null;
  hint?: ReactNode;
  onChange: (rating: string) => void;
}

/** The four words that a task is rated by. */
export function RatingChoice({ legend, value, hint, onChange }: Props) {
  const { t } = useTranslation('progress');
  const name = useId();
  return (
    <fieldset className={styles.ratings}>
      <legend>{legend}</legend>
      <div>
        {RATINGS.map((rating) => (
          <label key={rating}>
            <input type="radio" name={name} checked={value === rating} onChange={() => onChange(rating)} />
            {t(`rating.${rating}`)}
          </label>
        ))}
      </div>
      {hint}
    </fieldset>
  );
}
