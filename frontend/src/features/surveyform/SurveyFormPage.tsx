import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { currentLanguage } from '@/lib/i18n';
import { LanguageSwitch } from '@/ui/LanguageSwitch';
import { TextSkeleton } from '@/ui/Skeleton';
import { AnswerForm } from './AnswerForm';
import { type Form, Refused, readForm } from './api';
import styles from './form.module.css';

/** The token of this visit stays until the tab is closed: who reloads goes on, and who has answered is told so. */
const kept = (key: string) => `liangce.survey.${key}`;

/** The form that anybody with the link fills in, on a phone above all, without signing in. */
export function SurveyFormPage() {
  const { t } = useTranslation('surveyform');
  const { key = '' } = useParams();
  const [form, setForm] = useState<Form>();
  const [failure, setFailure] = useState<Refused>();
  const [thanked, setThanked] = useState(false);
  const language = currentLanguage();

  const load = useCallback(() => {
    setFailure(undefined);
    const token = window.location.hash.slice(1) || sessionStorage.getItem(kept(key)) || '';
    readForm(key, token)
      .then((found) => {
        if (found.token) sessionStorage.setItem(kept(key), found.token);
        setForm(found);
      })
      .catch((error: unknown) => setFailure(error instanceof Refused ? error : new Refused('', '', '')));
  }, [key]);
  useEffect(load, [load]);

  const say = (words: { zh: string; en: string }) => (language === 'en' ? words.en || words.zh : words.zh);
  const title = form ? say(form.title) : t('survey');
  useEffect(() => {
    document.title = title;
  }, [title]);

  return (
    <div className={styles.site}>
      <header className={styles.top}>
        <span>{form ? `${say(form.city)} · ${say(form.office)}` : t('survey')}</span>
        <LanguageSwitch />
      </header>
      <main className={styles.main}>
        {form?.demonstration && <p className={styles.demonstration}>{t('demonstration')}</p>}
        {form && <h1>{title}</h1>}
        {!form && !failure && <TextSkeleton lines={8} />}
        {failure && <Failure failure={failure} onRetry={load} />}
        {form?.state === 'closed' && <Notice title={t('closed.title')} text={t('closed.text')} />}
        {form?.state === 'open' && thanked && <Notice title={t('thanks.title')} text={t('thanks.text')} done />}
        {form?.state === 'open' && !thanked && form.answered && (
          <Notice title={t('already.title')} text={t('already.text')} done />
        )}
        {form?.state === 'open' && !thanked && !form.answered && (
          <AnswerForm
            surveyKey={key}
            form={form}
            onSent={() => setThanked(true)}
            onAlready={() => setForm({ ...form, answered: true })}
          />
        )}
      </main>
    </div>
  );
}

function Notice({ title, text, done }: { title: string; text: string; done?: boolean }) {
  return (
    <div role="status" className={styles.notice}>
      {done && (
        <span aria-hidden="true" className={styles.tick}>
          ✓
        </span>
      )}
      <h2>{title}</h2>
      <p>{text}</p>
    </div>
  );
}

function Failure({ failure, onRetry }: { failure: Refused; onRetry: () => void }) {
  const { t } = useTranslation('surveyform');
  if (failure.code === 'NOT_FOUND') return <Notice title={t('unknown.title')} text={t('unknown.text')} />;
  return (
    <div role="alert" className={styles.notice}>
      <h2>{t('failed')}</h2>
      {failure.message && <p>{failure.message}</p>}
      <button type="button" className={styles.send} onClick={onRetry}>
        {t('retry')}
      </button>
    </div>
  );
}
