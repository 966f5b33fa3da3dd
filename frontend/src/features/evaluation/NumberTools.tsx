import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FilledText } from './FilledText';
import { NumberPicker } from './NumberPicker';
import { fillIn, unknownIn } from './numbers';
import styles from './numbers.module.css';
import type { ReportNumber } from './reportQueries';

interface Props {
  /** What the text is called. */
  of: string;
  value: string;
  numbers: readonly ReportNumber[];
  onInsert: (words: string) => void;
  /** Where it is written. */
  children: ReactNode;
}

/** Beside a text in which numbers are named: the numbers to choose from, what does not exist, and how it will read. */
export function NumberTools({ of, value, numbers, onInsert, children }: Props) {
  const { t } = useTranslation('reports');
  const unknown = unknownIn(value, numbers);
  return (
    <div className={styles.toolbox}>
      <div className={styles.tools}>
        <div>
          {children}
          <NumberPicker of={of} numbers={numbers} onPick={(key) => onInsert(`{${key}}`)} />
          <p role="status" className={styles.bad}>
            {unknown.length > 0 &&
              t('edit.unknown', { count: unknown.length, keys: unknown.map((key) => `{${key}}`).join(t('and')) })}
          </p>
        </div>
        <section aria-label={t('edit.previewOf', { text: of })} className={styles.preview}>
          <p className={styles.quiet}>{t('edit.preview')}</p>
          {value.trim() ? (
            <FilledText pieces={fillIn(value, numbers)} numbers={numbers} />
          ) : (
            <p className={styles.quiet}>{t('edit.empty')}</p>
          )}
        </section>
      </div>
    </div>
  );
}
