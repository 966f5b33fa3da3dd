import { useTranslation } from 'react-i18next';
import { BASES, type BasisName } from '@/lib/scope';
import styles from './figures.module.css';

/** Which revisions the values are computed from. The three are never mixed, so it is always said which one is shown. */
export function BasisSwitch({ value, onChange }: { value: BasisName; onChange: (basis: BasisName) => void }) {
  const { t } = useTranslation('figures');
  return (
    <fieldset className={styles.switch}>
      <legend className="visually-hidden">{t('basis.label')}</legend>
      {BASES.map((basis) => (
        <button
          key={basis}
          type="button"
          aria-pressed={basis === value}
          title={t(`basis.means.${basis}`)}
          onClick={() => onChange(basis)}
        >
          {t(`basis.${basis}`)}
        </button>
      ))}
    </fieldset>
  );
}
