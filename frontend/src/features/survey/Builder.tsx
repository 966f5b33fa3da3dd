import { Button, Input, Popconfirm } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { readFault } from '@/lib/fault';
import { moved } from '@/lib/moved';
import { newRequestId } from '@/lib/requestId';
import { blank, type Draft, draftsOf, inputOf } from './builder';
import { DiscardSurveyDocument, OpenSurveyDocument, SaveSurveyDocument, type Survey } from './documents';
import { Preview } from './Preview';
import { QuestionEditor } from './QuestionEditor';
import styles from './survey.module.css';

interface Props {
  survey: Survey;
  onChanged: () => void;
  onDiscarded: () => void;
}

/** Writes a draft: its title and its questions in both languages, saved as a whole. */
export function Builder({ survey, onChanged, onDiscarded }: Props) {
  const { t } = useTranslation('survey');
  const [title, setTitle] = useState({ zh: survey.title.zh, en: survey.title.en });
  const [drafts, setDrafts] = useState<Draft[]>(() => draftsOf(survey.questions));
  const [revision, setRevision] = useState(survey.revision);
  const [touched, setTouched] = useState(false);
  const [refused, setRefused] = useState<string>();
  const keys = useRef(survey.questions.length);
  const [saving, save] = useMutation(SaveSurveyDocument);
  const [opening, open] = useMutation(OpenSurveyDocument);
  const [, discard] = useMutation(DiscardSurveyDocument);

  function change(next: Draft[]) {
    setDrafts(next);
    setTouched(true);
  }

  async function send(): Promise<number | undefined> {
    const { data, error } = await save({
      input: {
        plan: survey.plan,
        year: survey.year,
        survey: survey.id,
        revision,
        title,
        questions: inputOf(drafts),
        requestId: newRequestId(),
      },
    });
    setRefused(error && (readFault(error).message || t('failed')));
    if (!data) return undefined;
    setRevision(data.saveSurvey.revision);
    setTouched(false);
    return data.saveSurvey.revision;
  }

  /** What is on the screen is what is opened. */
  async function start() {
    const saved = await send();
    if (!saved) return;
    const { error } = await open({ input: { survey: survey.id, revision: saved, requestId: newRequestId() } });
    if (error) setRefused(readFault(error).message || t('failed'));
    else onChanged();
  }

  async function throwAway() {
    const { error } = await discard({ input: { survey: survey.id, revision, requestId: newRequestId() } });
    if (error) setRefused(readFault(error).message || t('failed'));
    else onDiscarded();
  }

  return (
    <div className={styles.columns}>
      <section aria-labelledby="write" className={styles.panel}>
        <h2 id="write">{t('write')}</h2>
        <div className={styles.pair}>
          {(['zh', 'en'] as const).map((lang) => (
            <div key={lang}>
              <label htmlFor={`survey-title-${lang}`}>{t(`surveyTitle.${lang}`)}</label>
              <Input
                id={`survey-title-${lang}`}
                value={title[lang]}
                lang={lang === 'zh' ? 'zh-CN' : 'en'}
                maxLength={200}
                onChange={(e) => {
                  setTitle((now) => ({ ...now, [lang]: e.target.value }));
                  setTouched(true);
                }}
              />
            </div>
          ))}
        </div>
        <ol className={styles.questions}>
          {drafts.map((draft, n) => (
            <QuestionEditor
              key={draft.key}
              number={n + 1}
              last={n === drafts.length - 1}
              draft={draft}
              onChange={(next) => change(drafts.map((d, i) => (i === n ? next : d)))}
              onMove={(step) => change(moved(drafts, n, step))}
              onRemove={() => change(drafts.filter((_, i) => i !== n))}
            />
          ))}
        </ol>
        <Button
          onClick={() => {
            keys.current += 1;
            change([...drafts, blank(keys.current)]);
          }}
        >
          {t('addQuestion')}
        </Button>
        {refused && (
          <p role="alert" className={styles.refusal}>
            {refused}
          </p>
        )}
        <div className={styles.buttons}>
          <Button loading={saving.fetching} onClick={send}>
            {t('save')}
          </Button>
          <Popconfirm title={t('openAsk')} okText={t('open')} cancelText={t('cancel')} onConfirm={start}>
            <Button type="primary" loading={opening.fetching}>
              {t('open')}
            </Button>
          </Popconfirm>
          <Popconfirm title={t('discardAsk')} okText={t('discard')} cancelText={t('cancel')} onConfirm={throwAway}>
            <Button type="text">{t('discard')}</Button>
          </Popconfirm>
          {touched && <span className={styles.quiet}>{t('unsaved')}</span>}
        </div>
      </section>
      <Preview questions={drafts.map((d) => ({ ...d, options: d.options.map((words) => ({ words })) }))} />
    </div>
  );
}
