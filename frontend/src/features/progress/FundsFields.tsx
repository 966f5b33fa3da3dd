import { Input } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { type Entry, FUNDS, fundsProblem } from './entry';
import styles from './report.module.css';

interface Props {
  entry: Entry;
  onChange: (change: Partial<Entry>) => void;
  onLeave: () => void;
}

/** A project's money in 10 000 yuan; what cannot be read as such is said under the field and not stored. */
export function FundsFields({ entry, onChange, onLeave }: Props) {
  const { t } = useTranslation('progress');
  const id = useId();
  return (
    <div className={styles.funds}>
      {FUNDS.map((part) => {
        const problem = fundsProblem(entry[part]);
        return (
          <div key={part} className={styles.field}>
            <label htmlFor={`${id}-${part}`}>{t(`part.${part}`)}</label>
            <Input
              id={`${id}-${part}`}
              inputMode="decimal"
              suffix={t('funds.unit')}
              value={entry[part]}
              status={problem && 'error'}
              aria-invalid={problem ? true : undefined}
              aria-describedby={problem && `${id}-${part}-problem`}
              onChange={(e) => onChange({ [part]: e.target.value })}
              onBlur={onLeave}
            />
            {problem && (
              <p id={`${id}-${part}-problem`} role="alert" className={styles.refusal}>
                {t(`funds.${problem}`)}
              </p>
            )}
          </div>
        );
      })}
    </div>
  );
}
