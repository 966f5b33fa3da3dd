import { Button, Select } from 'antd';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { readFault } from '@/lib/fault';
import { newRequestId } from '@/lib/requestId';
import { CreateEvaluationDocument } from './documents';
import styles from './evaluation.module.css';
import { KINDS } from './states';

interface Props {
  plan: string;
  /** Published, the newest first. */
  years: readonly number[];
  onMade: (id: string) => void;
  onCancel: () => void;
}

/** Two questions; what is made then rests on the newest snapshot of the year. */
export function CreateForm({ plan, years, onMade, onCancel }: Props) {
  const { t } = useTranslation('evaluation');
  const [kind, setKind] = useState<string>('annual');
  const [year, setYear] = useState(Math.max(...years));
  const [{ error, fetching }, create] = useMutation(CreateEvaluationDocument);

  async function submit(event: FormEvent) {
    event.preventDefault();
    const { data } = await create({ input: { plan, kind, year, requestId: newRequestId() } });
    if (data) onMade(data.createEvaluation.id);
  }

  return (
    <form className={styles.form} onSubmit={submit} aria-labelledby="make-head">
      <h2 id="make-head">{t('make.title')}</h2>
      <p className={styles.quiet}>{t('make.means')}</p>
      <div className={styles.fields}>
        <label htmlFor="make-kind">{t('make.kind')}</label>
        <Select
          id="make-kind"
          value={kind}
          options={KINDS.map((k) => ({ value: k, label: t(`kind.${k}`) }))}
          onChange={setKind}
        />
        <label htmlFor="make-year">{t('make.year')}</label>
        <Select<number>
          id="make-year"
          value={year}
          options={[...years].sort((a, b) => b - a).map((y) => ({ value: y, label: t('yearOf', { year: y }) }))}
          onChange={setYear}
        />
      </div>
      {error && (
        <p role="alert" className={styles.bad}>
          {readFault(error).message || t('failed')}
        </p>
      )}
      <div className={styles.buttons}>
        <Button type="primary" htmlType="submit" loading={fetching}>
          {t('make.go')}
        </Button>
        <Button type="text" onClick={onCancel}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  );
}
