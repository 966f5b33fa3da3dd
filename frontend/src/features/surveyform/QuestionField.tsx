import { useTranslation } from 'react-i18next';
import { currentLanguage } from '@/lib/i18n';
import { toggled } from './answers';
import type { Question, Said, Words } from './api';
import styles from './form.module.css';

interface Props {
  question: Question;
  number: number;
  said: Said;
  missing: boolean;
  mostText: number;
  onChange: (said: Said) => void;
}

/** One question as the browser's own fields, so that a phone shows its own keyboard and a reader its own words. */
export function QuestionField({ question, number, said, missing, mostText, onChange }: Props) {
  const { t } = useTranslation('surveyform');
  const say = (w: Words) => (currentLanguage() === 'en' ? w.en || w.zh : w.zh);
  const { id, kind } = question;
  const choices =
    kind === 'satisfaction'
      ? [5, 4, 3, 2, 1].map((n) => ({ id: String(n), label: t(`score.${n}`) }))
      : (question.options ?? []).map((o) => ({ id: o.id, label: say(o.words) }));
  const chosen = (choice: string) =>
    kind === 'satisfaction' ? said.score === Number(choice) : (said.options ?? []).includes(choice);
  const pick = (choice: string) => {
    if (kind === 'satisfaction') onChange({ score: Number(choice) });
    else onChange({ options: kind === 'multiple' ? toggled(said.options, choice) : [choice] });
  };
  return (
    <fieldset id={`field-${id}`} className={styles.question}>
      <legend>
        {number}. {say(question.words)} {question.required && <span className={styles.must}>{t('required')}</span>}
      </legend>
      {kind === 'text' ? (
        <textarea
          aria-label={say(question.words)}
          rows={3}
          maxLength={mostText}
          value={said.text ?? ''}
          onChange={(e) => onChange({ text: e.target.value })}
        />
      ) : (
        choices.map((c) => (
          <label key={c.id} className={styles.choice}>
            <input
              type={kind === 'multiple' ? 'checkbox' : 'radio'}
              name={id}
              checked={chosen(c.id)}
              onChange={() => pick(c.id)}
            />
            {c.label}
          </label>
        ))
      )}
      {missing && (
        <p role="alert" className={styles.problem}>
          {t('missing')}
        </p>
      )}
    </fieldset>
  );
}
