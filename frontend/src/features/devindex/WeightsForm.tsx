import { Button, Input } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { readFault } from '@/lib/fault';
import { newRequestId } from '@/lib/requestId';
import { type DevelopmentIndex, SetIndexWeightsDocument, UNDECIDED, type Weights } from './documents';
import styles from './index.module.css';
import { inputOf, makesHundred, type Problem, problemOf, sumOf, type Typed, typedOf } from './weights';

interface Props {
  index: DevelopmentIndex;
  /** What the new version begins with. */
  from: Weights;
  /** The version that it follows. */
  newest: number;
  onSaved: () => void;
  onCancel: () => void;
}

/** The next version of the weights: the domains make 100, and why is said. */
export function WeightsForm({ index, from, newest, onSaved, onCancel }: Props) {
  const { t } = useTranslation('devindex');
  const id = useId();
  const [typed, setTyped] = useState(() => typedOf(from, from.version === UNDECIDED));
  const [problem, setProblem] = useState<Problem>();
  const [result, send] = useMutation(SetIndexWeightsDocument);
  const put = (part: 'domains' | 'indicators', code: string, weight: string) =>
    setTyped((now) => ({ ...now, [part]: { ...now[part], [code]: weight } }));

  async function submit(event: FormEvent) {
    event.preventDefault();
    const found = problemOf(typed);
    setProblem(found);
    if (found) return found === 'note' ? document.getElementById(`${id}-note`)?.focus() : undefined;
    const { data } = await send({
      input: inputOf(typed, { plan: index.plan.code, version: newest, requestId: newRequestId() }),
    });
    if (data) onSaved();
  }

  return (
    <form onSubmit={submit} className={styles.form} aria-label={t('weights.form')} noValidate>
      {from.domains.map(({ domain }) => (
        <DomainFields key={domain.code} domain={domain} index={index} typed={typed} put={put} />
      ))}
      <p role="status" className={styles.sum} data-good={makesHundred(typed.domains) || undefined}>
        {t('weights.sum', { sum: sumOf(typed.domains) })}{' '}
        {t(makesHundred(typed.domains) ? 'weights.fits' : 'weights.fitsNot')}
      </p>
      <NumberField
        label={t('weights.leastField')}
        value={typed.least}
        suffix="%"
        onChange={(least) => setTyped((now) => ({ ...now, least }))}
      />
      <div className={styles.field} data-wide>
        <label htmlFor={`${id}-note`}>{t('weights.note')}</label>
        <Input.TextArea
          id={`${id}-note`}
          autoSize={{ minRows: 2 }}
          maxLength={1000}
          value={typed.note}
          onChange={(e) => setTyped((now) => ({ ...now, note: e.target.value }))}
        />
      </div>
      {(problem || result.error) && (
        <p role="alert" className={styles.refusal}>
          {problem ? t(`problem.${problem}`) : (result.error && readFault(result.error).message) || t('failed')}
        </p>
      )}
      <div className={styles.buttons}>
        <Button type="primary" htmlType="submit" loading={result.fetching}>
          {t('weights.save')}
        </Button>
        <Button type="text" onClick={onCancel}>
          {t('weights.cancel')}
        </Button>
      </div>
    </form>
  );
}

interface DomainProps {
  domain: { code: string; name: string };
  index: DevelopmentIndex;
  typed: Typed;
  put: (part: 'domains' | 'indicators', code: string, weight: string) => void;
}

/** A domain's weight, and folded under it those of its indicators, which most leave alike. */
function DomainFields({ domain, index, typed, put }: DomainProps) {
  const { t } = useTranslation('devindex');
  const own = index.goals.filter((g) => g.indicator.domain.code === domain.code);
  return (
    <div className={styles.domainFields}>
      <NumberField
        label={domain.name}
        value={typed.domains[domain.code] ?? ''}
        suffix="%"
        onChange={(weight) => put('domains', domain.code, weight)}
      />
      {own.length > 1 && (
        <details>
          <summary>{t('weights.within', { count: own.length })}</summary>
          {own.map(({ indicator }) => (
            <NumberField
              key={indicator.code}
              label={indicator.name}
              value={typed.indicators[indicator.code] ?? ''}
              placeholder="1"
              onChange={(weight) => put('indicators', indicator.code, weight)}
            />
          ))}
        </details>
      )}
    </div>
  );
}

interface NumberProps {
  label: string;
  value: string;
  suffix?: string;
  placeholder?: string;
  onChange: (value: string) => void;
}

function NumberField({ label, value, onChange, ...more }: NumberProps) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <Input id={id} inputMode="decimal" value={value} onChange={(e) => onChange(e.target.value.trim())} {...more} />
    </div>
  );
}
