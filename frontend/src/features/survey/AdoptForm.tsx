import { Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { readFault } from '@/lib/fault';
import { currentLanguage } from '@/lib/i18n';
import { newRequestId } from '@/lib/requestId';
import { local } from './builder';
import { AdoptSurveyResultDocument, type Result } from './documents';
import styles from './survey.module.css';

/** Takes a share as a draft of a figure that the reader's tenant owes; it is then submitted and signed like any other. */
export function AdoptForm({ survey, result, onAdopted }: { survey: string; result: Result; onAdopted: () => void }) {
  const { t } = useTranslation('survey');
  const scales = result.questions.filter((f) => f.question.kind === 'satisfaction').map((f) => f.question);
  const [question, setQuestion] = useState(scales[0]?.id ?? '');
  const [obligation, setObligation] = useState(result.places[0]?.obligation ?? '');
  const [said, setSaid] = useState<string>();
  const [state, adopt] = useMutation(AdoptSurveyResultDocument);

  async function take() {
    const expectedRevision = result.places.find((p) => p.obligation === obligation)?.figure?.revision ?? null;
    const { data, error } = await adopt({
      input: { survey, question, obligation, expectedRevision, requestId: newRequestId() },
    });
    const problems = data?.adoptSurveyResult.problems.map((p) => p.message) ?? [];
    setSaid(error ? readFault(error).message || t('failed') : [t('adopted'), ...problems].join(' '));
    if (data) onAdopted();
  }

  return (
    <section aria-labelledby="adopt" className={styles.panel}>
      <h2 id="adopt">{t('adopt')}</h2>
      <p className={styles.quiet}>{t('adoptNote')}</p>
      <div className={styles.buttons}>
        <Select
          aria-label={t('adoptQuestion')}
          className={styles.choice}
          value={question}
          options={scales.map((q) => ({ value: q.id, label: local(q.words, currentLanguage()) }))}
          onChange={setQuestion}
        />
        <Select
          aria-label={t('adoptPlace')}
          className={styles.choice}
          value={obligation}
          options={result.places.map((p) => ({ value: p.obligation, label: `${p.element.name} · ${p.area.name}` }))}
          onChange={setObligation}
        />
        <Button loading={state.fetching} onClick={take}>
          {t('adoptAct')}
        </Button>
      </div>
      {said && <p role="status">{said}</p>}
    </section>
  );
}
