import { useTranslation } from 'react-i18next';
import styles from './text.module.css';

/** The product's sign: three measured strokes on a base line, and its name. */
export function Mark({ size = 20 }: { size?: number }) {
  const { t } = useTranslation('ui');
  return (
    <span className={styles.brand} style={{ fontSize: size * 0.8 }}>
      <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
        <path
          d="M5 26.500h22M9 21.500v-4.500M16 21.500V11M23 21.500V5.500"
          fill="none"
          stroke="var(--accent)"
          strokeWidth="3.200"
          strokeLinecap="round"
        />
      </svg>
      {t('brand')}
    </span>
  );
}
