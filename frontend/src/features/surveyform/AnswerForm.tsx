import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { currentLanguage } from '@/lib/i18n';
import { answeredOf, firstMissing } from './answers';
import { type Form, Refused, type Said, sendAnswer } from './api';
import styles from './form.module.css';
import { QuestionField } from './QuestionField';

interface Props {
  surveyKey: string;
  form: Form;
  onSent: () => void;
  onAlready: () => void;
}

/** All questions one below the other: a thumb scrolls more easily than it pages. */
export function AnswerForm({ surveyKey, form, onSent, onAlready }: Props) {
  const { t } = useTranslation('surveyform');
  const only = form.areas.length === 1 ? form.areas[0] : undefined;
  const [area, setArea] = useState(only?.code ?? '');
  const [answers, setAnswers] = useState<Record<string, Said>>({});
  const [missing, setMissing] = useState<string>();
  const [sending, setSending] = useState(false);
  const [refused, setRefused] = useState<string>();
  const done = answeredOf(form.questions, answers) + (area ? 1 : 0);
  const total = form.questions.length + 1;

  async function submit(event: FormEvent) {
    event.preventDefault();
    const lacking = area ? firstMissing(form.questions, answers) : 'area';
    setMissing(lacking);
    setRefused(undefined);
    if (lacking) {
      const field = document.getElementById(`field-${lacking}`);
      field?.scrollIntoView({ block: 'center' });
      field?.querySelector<HTMLElement>('input, textarea, select')?.focus();
      return;
    }
    setSending(true);
    try {
      await sendAnswer(surveyKey, form.token ?? '', area, answers);
      onSent();
    } catch (error) {
      const why = error instanceof Refused ? error : new Refused('', '', '');
      if (why.reason === 'survey_answered') onAlready();
      else setRefused(why.message || t('failed'));
    } finally {
      setSending(false);
    }
  }

  return (
    <form onSubmit={submit} noValidate className={styles.form}>
      <p className={styles.promise}>{t('promise')}</p>
      <div className={styles.progress}>
        <progress max={total} value={done} aria-label={t('progress')} />
        <span>{t('progressOf', { done, total })}</span>
      </div>
      <fieldset id="field-area" className={styles.question}>
        <legend>
          {t('area')} <span className={styles.must}>{t('required')}</span>
        </legend>
        {only ? (
          <p>{currentLanguage() === 'en' ? only.en || only.zh : only.zh}</p>
        ) : (
          <select
            aria-label={t('area')}
            value={area}
            onChange={(e) => setArea(e.target.value)}
            className={styles.select}
          >
            <option value="">{t('choose')}</option>
            {form.areas.map((a) => (
              <option key={a.code} value={a.code}>
                {currentLanguage() === 'en' ? a.en || a.zh : a.zh}
              </option>
            ))}
          </select>
        )}
        {missing === 'area' && (
          <p role="alert" className={styles.problem}>
            {t('missing')}
          </p>
        )}
      </fieldset>
      {form.questions.map((q, n) => (
        <QuestionField
          key={q.id}
          question={q}
          number={n + 1}
          said={answers[q.id] ?? {}}
          missing={missing === q.id}
          mostText={form.mostText}
          onChange={(said) => setAnswers((now) => ({ ...now, [q.id]: said }))}
        />
      ))}
      {refused && (
        <p role="alert" className={styles.problem}>
          {refused}
        </p>
      )}
      <button type="submit" className={styles.send} disabled={sending}>
        {t('send')}
      </button>
    </form>
  );
}
