import { useTranslation } from 'react-i18next';
import { currentLanguage, type Language, switchLanguage } from '@/lib/i18n';
import styles from './text.module.css';

/** Names the other language in that language, since who needs it cannot read this one. */
export function LanguageSwitch() {
  useTranslation();
  const other: Language = currentLanguage() === 'en' ? 'zh-CN' : 'en';
  return (
    <button type="button" className={styles.quiet} lang={other} onClick={() => switchLanguage(other)}>
      {other === 'en' ? 'English' : '中文'}
    </button>
  );
}
