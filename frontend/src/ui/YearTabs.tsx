import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './figures.module.css';

interface Props {
  years: readonly number[];
  value: number;
  baselineYear?: number;
  /** 0–1: how much of the year has come in; drawn as a fill under the year and said in words. */
  filled?: (year: number) => number | undefined;
  onChange: (year: number) => void;
}

/** The plan's years side by side, each with how much of it is there. */
export function YearTabs({ years, value, baselineYear, filled, onChange }: Props) {
  const { t } = useTranslation('figures');
  return (
    <fieldset className={styles.years}>
      <legend className="visually-hidden">{t('year.label')}</legend>
      {years.map((year) => {
        const share = filled?.(year);
        const state =
          year === baselineYear
            ? t('year.baseline')
            : share === undefined
              ? undefined
              : share >= 1
                ? t('year.complete')
                : t('year.filled', { percent: Math.floor(share * 100) });
        return (
          <button
            key={year}
            type="button"
            className={styles.year}
            aria-pressed={year === value}
            style={{ '--filled': `${Math.round((share ?? 0) * 100)}%` } as CSSProperties}
            onClick={() => onChange(year)}
          >
            {year}
            {state && <small>{state}</small>}
          </button>
        );
      })}
    </fieldset>
  );
}
