import { Button, Input, Segmented, Select } from 'antd';
import { type FormEvent, type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import type { Grade, TryCheckRuleInput } from '@/gql/graphql';
import { readFault } from '@/lib/fault';
import { newRequestId } from '@/lib/requestId';
import styles from './checkrules.module.css';
import { type Checks, GRADES, ProposeCheckRuleDocument, type Rule } from './documents';
import { ExpressionBox } from './ExpressionBox';
import { Trial } from './Trial';
import { type Field, missingOf, proposalOf, type Typed, trialOf, typedOf } from './typed';

interface Props {
  checks: Checks;
  year: number;
  /** The version that the new one is to follow. */
  over: Rule | undefined;
  onDone: () => void;
  onCancel: () => void;
}

/** A rule in the making: what it is about, when it is true, what it says; tried out before it is proposed. */
export function RuleForm({ checks, year, over, onDone, onCancel }: Props) {
  const { t } = useTranslation('checkrules');
  const id = useId();
  const [typed, setTyped] = useState(() => typedOf(over, over?.version ?? 0, year));
  const [missing, setMissing] = useState<Field>();
  const [tried, setTried] = useState<TryCheckRuleInput>();
  const [{ error, fetching }, send] = useMutation(ProposeCheckRuleDocument);
  const put = (by: Partial<Typed>) => setTyped((now) => ({ ...now, ...by }));

  async function submit(event: FormEvent) {
    event.preventDefault();
    const found = missingOf(typed);
    setMissing(found);
    if (found) return document.getElementById(`${id}-${found}`)?.focus();
    const result = await send({ input: proposalOf(typed, newRequestId()) });
    if (result.data) onDone();
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Escape' && !event.defaultPrevented) onCancel();
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) setTried(trialOf(typed));
  }

  const line = (field: Exclude<Field, 'about' | 'expression'>, wide: boolean, limit: number) => (
    <Line
      {...{ id: `${id}-${field}`, field, wide, limit, value: typed[field], missing: missing === field }}
      disabled={field === 'code' && over !== undefined}
      onChange={(text) => put({ [field]: text })}
    />
  );
  return (
    <form
      onSubmit={submit}
      onKeyDown={onKeyDown}
      className={styles.form}
      aria-label={over ? t('form.again', { code: over.code }) : t('form.title')}
      noValidate
    >
      {line('code', false, 32)}
      <div className={styles.field}>
        <label htmlFor={`${id}-grade`}>{t('column.grade')}</label>
        <Select<Grade>
          id={`${id}-grade`}
          value={typed.grade}
          options={GRADES.map((g) => ({ value: g, label: t(`gradeHelp.${g}`) }))}
          onChange={(grade) => put({ grade })}
        />
      </div>
      {line('validFrom', false, 4)}
      {line('validTo', false, 4)}
      <About {...{ id: `${id}-about`, typed, put, missing: missing === 'about' }} subjects={checks.subjects} />
      <ExpressionBox
        id={`${id}-expression`}
        typed={typed}
        vocabulary={checks.vocabulary}
        invalid={missing === 'expression'}
        onChange={(expression) => put({ expression })}
      />
      {line('sentenceZh', true, 200)}
      {line('sentenceEn', true, 200)}
      {line('note', true, 500)}
      {error && (
        <p role="alert" className={styles.refusal}>
          {readFault(error).message || t('failed')}
        </p>
      )}
      <div className={styles.buttons}>
        <Button onClick={() => setTried(trialOf(typed))}>{t('try')}</Button>
        <Button type="primary" htmlType="submit" loading={fetching}>
          {t('form.send')}
        </Button>
        <Button type="text" onClick={onCancel}>
          {t('form.cancel')}
        </Button>
      </div>
      {tried && (
        <div className={styles.wide}>
          <Trial key={JSON.stringify(tried)} input={tried} />
        </div>
      )}
    </form>
  );
}

interface LineProps {
  id: string;
  field: Exclude<Field, 'about' | 'expression'>;
  wide: boolean;
  limit: number;
  value: string;
  missing: boolean;
  disabled: boolean;
  onChange: (text: string) => void;
}

function Line({ id, field, wide, limit, value, missing, disabled, onChange }: LineProps) {
  const { t } = useTranslation('checkrules');
  return (
    <div className={wide ? `${styles.field} ${styles.wide}` : styles.field}>
      <label htmlFor={id}>{t(`form.${field}`)}</label>
      <Input
        {...{ id, value, disabled }}
        maxLength={limit}
        aria-invalid={missing || undefined}
        aria-describedby={`${id}-help`}
        onChange={(e) => onChange(e.target.value)}
      />
      <Help id={`${id}-help`} missing={missing}>
        {t(`form.${field}Help`)}
      </Help>
    </div>
  );
}

function Help({ id, missing, children }: { id: string; missing: boolean; children: ReactNode }) {
  const { t } = useTranslation('checkrules');
  return (
    <span id={id} role={missing ? 'alert' : undefined} className={missing ? styles.refusal : styles.quiet}>
      {missing ? t('form.missing') : children}
    </span>
  );
}

interface AboutProps {
  id: string;
  typed: Typed;
  subjects: Checks['subjects'];
  missing: boolean;
  put: (by: Partial<Typed>) => void;
}

/** Elements, figure by figure, or the rates of indicators. */
function About({ id, typed, subjects, missing, put }: AboutProps) {
  const { t } = useTranslation('checkrules');
  return (
    <div className={`${styles.field} ${styles.wide}`}>
      <label htmlFor={id}>{t('column.about')}</label>
      <div className={styles.about}>
        <Segmented<boolean>
          aria-label={t('form.kind')}
          value={typed.rate}
          options={[
            { value: false, label: t('form.elements') },
            { value: true, label: t('form.rates') },
          ]}
          onChange={(rate) => put({ rate, about: [] })}
        />
        <Select<string[]>
          id={id}
          className={styles.pick}
          mode="multiple"
          maxTagCount="responsive"
          value={typed.about}
          optionFilterProp="label"
          options={subjects
            .filter((s) => s.indicator === typed.rate)
            .map((s) => ({ value: s.key, label: `${s.name} ${s.key}` }))}
          onChange={(about) => put({ about })}
        />
      </div>
      <Help id={`${id}-help`} missing={missing}>
        {t(typed.rate ? 'form.ratesHelp' : 'form.elementsHelp')}
      </Help>
    </div>
  );
}
