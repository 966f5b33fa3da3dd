import { useTranslation } from 'react-i18next';
import { currentLanguage } from '@/lib/i18n';
import { local, type Words } from './builder';
import styles from './survey.module.css';

interface Props {
  questions: readonly { kind: string; words: Words; required: boolean; options: readonly { words: Words }[] }[];
}

/** The questions as they are read, in the reader's language. */
export function Preview({ questions }: Props) {
  const { t } = useTranslation('survey');
  const language = currentLanguage();
  return (
    <section aria-labelledby="preview" className={styles.panel}>
      <h2 id="preview">{t('preview')}</h2>
      {questions.length === 0 && <p className={styles.quiet}>{t('noQuestions')}</p>}
      <ol className={styles.preview}>
        {questions.map((q, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: nothing moves in a preview
          <li key={n}>
            <p>
              {n + 1}. {local(q.words, language) || '…'}{' '}
              {q.required && <span className={styles.quiet}>{t('required')}</span>}
            </p>
            <p className={styles.quiet}>
              {q.options.length > 0
                ? q.options.map((o) => local(o.words, language) || '…').join(' / ')
                : t(`answer.${q.kind}`)}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
