import { useTranslation } from 'react-i18next';
import { formatMoment } from '@/lib/dates';
import { sum } from '@/lib/decimal';
import { formatDecimal, widestFraction } from '@/lib/format';
import { unitName } from '@/lib/unit';
import { EmptyMark } from '@/ui/EmptyMark';
import { Num } from '@/ui/Num';
import { StateMark } from '@/ui/StateMark';
import type { ExplainedInput } from './Explain';
import styles from './explain.module.css';

/** One element: its sum, and under it each area's figure with who entered and who signed it. */
export function ExplainElement({ inputs }: { inputs: ExplainedInput[] }) {
  const { t } = useTranslation('indicator');
  const first = inputs[0];
  if (!first) return null;
  const { element } = first;
  const given = inputs.flatMap((i) => (i.value == null ? [] : [i.value]));
  const total = sum(given);
  const years = new Set(inputs.map((i) => i.year)).size > 1;
  const places = widestFraction(given);
  return (
    <details className={styles.element} open>
      <summary>
        <span className={styles.elementName}>{element.name}</span>
        <span className={styles.count}>{t('explain.given', { given: given.length, all: inputs.length })}</span>
        <span className={styles.total}>
          {element.kind === 'flag'
            ? t('explain.yes', { count: given.filter((v) => v === '1').length })
            : given.length > 0
              ? `${formatDecimal(total)} ${unitName(element.unit)}`
              : '—'}
        </span>
      </summary>
      <ul>
        {inputs.map((input) => (
          <li key={`${input.area.code}/${input.year}`}>
            <Input input={input} withYear={years} places={places} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function Input({ input, withYear, places }: { input: ExplainedInput; withYear: boolean; places: number }) {
  const { t, i18n } = useTranslation('indicator');
  const { t: ui } = useTranslation('ui');
  const line = (
    <>
      <span className={styles.area}>
        {input.area.name}
        {withYear && <small>{input.year}</small>}
      </span>
      <span className={styles.number}>
        {input.value == null ? <EmptyMark emptiness={input.emptiness} /> : <Num value={input.value} places={places} />}
      </span>
      <span className={styles.state}>{input.state && <StateMark state={input.state} />}</span>
      <span className={styles.signers}>
        {input.signOffs.length > 0 && t('explain.signed', { count: input.signOffs.length })}
      </span>
    </>
  );
  if (input.revision == null) return <div className={styles.line}>{line}</div>;
  return (
    <details>
      <summary className={styles.line}>{line}</summary>
      <ol className={styles.hands}>
        <li>
          <span>{t('explain.entered', { revision: input.revision })}</span>
          <span>{input.enteredBy?.name}</span>
          <time>{input.enteredAt && formatMoment(input.enteredAt, i18n.language)}</time>
        </li>
        {input.signOffs.map((s) => (
          <li key={`${s.stage}/${s.tenant.slug}/${s.at}`}>
            <span>
              {ui(`stage.${s.stage}`)} · {t(`explain.outcome.${s.outcome}`)}
            </span>
            <span>
              {s.tenant.name} {s.by.name}
            </span>
            <time>{formatMoment(s.at, i18n.language)}</time>
            {s.comment && <q>{s.comment}</q>}
          </li>
        ))}
      </ol>
    </details>
  );
}
