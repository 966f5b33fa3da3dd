import { Button, Checkbox, Input, Select } from 'antd';
import { type FormEvent, type KeyboardEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { readFault } from '@/lib/fault';
import { formatDecimal, spaced } from '@/lib/format';
import { newRequestId } from '@/lib/requestId';
import { unitName } from '@/lib/unit';
import type { IndicatorFacts, PlanFacts } from '@/lib/useBoard';
import styles from './own.module.css';
import {
  asks,
  changed,
  type Field,
  inputOf,
  mayBeStrict,
  type OwnRow,
  type Problem,
  previewOf,
  problemOf,
  SetOwnTargetDocument,
  type Typed,
  typedOf,
} from './ownTarget';

interface Props {
  place: { plan: string; indicator: string; area: string };
  plan: PlanFacts;
  indicator: IndicatorFacts;
  row: OwnRow;
  offered: readonly string[];
  onDone: () => void;
  /** Somebody else was faster: what stands now is to be shown. */
  onStale: () => void;
  onCancel: () => void;
}

/** The county's next revision: a rule, as its plan prints it, and why. */
export function OwnTargetForm({ place, plan, indicator, row, offered, onDone, onStale, onCancel }: Props) {
  const { t } = useTranslation('owntarget');
  const id = useId();
  const [typed, setTyped] = useState(() => typedOf(row.target, offered));
  const [problem, setProblem] = useState<{ field: Field; problem: Problem }>();
  const [{ error, fetching }, send] = useMutation(SetOwnTargetDocument);
  const put = (by: Partial<Typed>) => setTyped((now) => changed(now, by));

  async function submit(event: FormEvent) {
    event.preventDefault();
    const found = problemOf(typed);
    setProblem(found);
    if (found) return document.getElementById(`${id}-${found.field}`)?.focus();
    const revision = row.history[0]?.revision ?? 0;
    const result = await send({ input: inputOf(typed, { ...place, revision, requestId: newRequestId() }) });
    if (result.data) onDone();
    else if (readFault(result.error).code === 'STALE_REVISION') onStale();
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Escape') onCancel();
  }

  return (
    <form
      onSubmit={submit}
      onKeyDown={onKeyDown}
      className={styles.form}
      aria-label={t('form.title', { area: row.area.name })}
      noValidate
    >
      <div className={styles.field}>
        <label htmlFor={`${id}-type`}>{t('form.type')}</label>
        <Select
          id={`${id}-type`}
          aria-label={t('form.type')}
          value={typed.type}
          options={offered.map((o) => ({ value: o, label: t(`type.${o}`) }))}
          onChange={(type: string) => put({ type })}
        />
        {mayBeStrict(typed.type) && (
          <Checkbox checked={typed.strict} onChange={(e) => put({ strict: e.target.checked })}>
            {t('form.strict')}
          </Checkbox>
        )}
      </div>
      {asks(typed.type).map(({ field, optional }) => (
        <Box
          key={field}
          id={`${id}-${field}`}
          field={field}
          optional={optional}
          value={typed[field]}
          suffix={field === 'value' || field === 'baseline' ? unitName(indicator.unit) : undefined}
          baselineYear={plan.baselineYear}
          problem={problem?.field === field ? problem.problem : undefined}
          onChange={(text) => put({ [field]: text })}
        />
      ))}
      <Preview {...{ plan, indicator, row, typed }} />
      {error && (
        <p role="alert" className={styles.refusal}>
          {readFault(error).message || t('failed')}
        </p>
      )}
      <div className={styles.buttons}>
        <Button type="primary" htmlType="submit" loading={fetching}>
          {t('form.save')}
        </Button>
        <Button type="text" onClick={onCancel}>
          {t('form.cancel')}
        </Button>
      </div>
    </form>
  );
}

interface BoxProps {
  id: string;
  field: Field;
  optional: boolean;
  value: string;
  suffix: string | undefined;
  baselineYear: number;
  problem: Problem | undefined;
  onChange: (text: string) => void;
}

function Box({ id, field, optional, value, suffix, baselineYear, problem, onChange }: BoxProps) {
  const { t } = useTranslation('owntarget');
  const helps = field === 'baseline' ? optional : field !== 'value';
  const told = { 'aria-invalid': problem ? true : undefined, 'aria-describedby': `${id}-help` };
  const wide = field === 'note';
  return (
    <div className={wide ? `${styles.field} ${styles.wide}` : styles.field}>
      <label htmlFor={id}>
        {t(`form.${field}`)} {optional && <span className={styles.quiet}>{t('form.optional')}</span>}
      </label>
      {wide ? (
        <Input.TextArea
          {...{ id, value, ...told }}
          autoSize={{ minRows: 2 }}
          maxLength={1000}
          onChange={(e) => onChange(e.target.value)}
        />
      ) : (
        <Input
          {...{ id, value, suffix, ...told }}
          inputMode={suffix === undefined ? undefined : 'decimal'}
          maxLength={200}
          onChange={(e) => onChange(e.target.value)}
        />
      )}
      <span id={`${id}-help`} role={problem ? 'alert' : undefined} className={problem ? styles.refusal : styles.quiet}>
        {problem ? t(`problem.${problem}`) : helps && t(`form.${field}Help`, { year: baselineYear })}
      </span>
    </div>
  );
}

/** The rule in words while it is typed, beside what is and what counts. */
function Preview({ plan, indicator, row, typed }: Pick<Props, 'plan' | 'indicator' | 'row'> & { typed: Typed }) {
  const { t } = useTranslation('owntarget');
  const rule = previewOf(typed);
  const measure = (value: string) => `${formatDecimal(value)} ${unitName(indicator.unit)}`;
  const printed = indicator.target.printed;
  return (
    <p className={styles.preview} role="status">
      <strong>{t('preview.label')}</strong>{' '}
      {spaced(
        rule ? t(`preview.${rule.key}`, { year: plan.targetYear, value: measure(rule.value) }) : t('preview.empty'),
      )}{' '}
      <span className={styles.quiet}>
        {spaced(
          row.cell?.display
            ? t('preview.now', { year: row.cell.year, value: measure(row.cell.display), printed })
            : t('preview.city', { printed }),
        )}
      </span>
    </p>
  );
}
