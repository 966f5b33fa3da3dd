import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMoment } from '@/lib/dates';
import { formatDecimal } from '@/lib/format';
import { useViewer } from '@/lib/viewer';
import { isDisputed, type Line } from './lines';
import styles from './reconcile.module.css';
import { useActs } from './useActs';
import { type Field, WordsForm } from './WordsForm';

type Act = 'refer' | 'amend' | 'takeBack' | 'accept' | 'dispute' | 'pass' | 'return' | 'tolerate';

interface Props {
  line: Line;
  plan: string;
  year: number;
  maySetTolerance: boolean;
  publications: readonly string[];
  onPanel: () => void;
  onDone: () => void;
}

/** What is said about one comparison, and what the reader may do about it. */
export function LineActs({ line, plan, year, maySetTolerance, publications, onPanel, onDone }: Props) {
  const { t, i18n } = useTranslation('reconcile');
  const { tenant } = useViewer();
  const [act, setAct] = useState<Act>();
  const acts = useActs(line, plan, year, onDone);
  const { row, claim } = line;
  const { divergence, reference } = claim ?? {};
  const own = isDisputed(line) && divergence?.tenant.slug === tenant.slug;
  const disputed = row.claims.some(
    (c) => isDisputed({ ...line, claim: c }) && c.divergence?.tenant.slug === tenant.slug,
  );
  const may: Record<Act, boolean> = {
    pass: own && row.mayDecide,
    return: own && row.mayDecide,
    dispute: row.mayDecide && !disputed,
    accept: row.mayRefer && Boolean(reference) && claim?.state === 'DIFFERS',
    amend: row.mayRefer && Boolean(reference),
    takeBack: row.mayRefer && Boolean(reference),
    refer: row.mayRefer,
    tolerate: maySetTolerance,
  };
  const note = (optional = false): Field => ({ name: 'note', label: t('field.note'), kind: 'words', optional });
  const value: Field = { name: 'value', label: t('field.value'), kind: 'number', initial: claim?.value };
  const forms: Record<Act, { fields: Field[]; onAct: (v: Record<string, string>) => Promise<string | undefined> }> = {
    pass: { fields: [note(true)], onAct: (v) => acts.decide('PASS', v) },
    return: { fields: [note()], onAct: (v) => acts.decide('RETURN', v) },
    dispute: { fields: [value, note()], onAct: acts.dispute },
    accept: { fields: [note()], onAct: acts.accept },
    amend: {
      fields: [
        value,
        { name: 'source', label: t('field.source'), kind: 'line', initial: reference?.source, fixed: true },
        note(true),
      ],
      onAct: (v) => acts.refer(v, reference?.revision ?? 0),
    },
    takeBack: { fields: [note()], onAct: acts.takeBack },
    refer: {
      fields: [
        { ...value, initial: '' },
        { name: 'source', label: t('field.source'), kind: 'line', known: publications },
        note(true),
      ],
      onAct: (v) => acts.refer(v, 0),
    },
    tolerate: {
      fields: [{ name: 'percent', label: t('field.percent'), kind: 'number', initial: row.tolerance.percent }, note()],
      onAct: acts.tolerate,
    },
  };
  return (
    <div className={styles.below}>
      {divergence && (
        <p>
          {divergence.comment}
          <span className={styles.quiet}>
            {' '}
            {divergence.answer ? t('answer', { words: divergence.answer }) : t('unanswered')}
          </span>
        </p>
      )}
      {reference?.note && <p>{reference.note}</p>}
      {reference?.earlier.map((e) => (
        <p key={e.revision} className={styles.quiet}>
          {t('earlier', {
            revision: e.revision,
            value: e.value === null ? t('takenBack') : formatDecimal(e.value),
            name: e.by.name,
            at: formatMoment(e.at, i18n.language),
          })}
        </p>
      ))}
      {act ? (
        <WordsForm
          key={act}
          title={t(`act.${act}`)}
          hint={t(`hint.${act}`)}
          fields={forms[act].fields}
          act={t(`act.${act}`)}
          onAct={forms[act].onAct}
          onCancel={() => setAct(undefined)}
        />
      ) : (
        <div className={styles.buttons}>
          {row.owner && (
            <Button size="small" onClick={onPanel}>
              {t('panel')}
            </Button>
          )}
          {(Object.keys(may) as Act[])
            .filter((a) => may[a])
            .map((a) => (
              <Button key={a} size="small" type={a === 'pass' ? 'primary' : 'default'} onClick={() => setAct(a)}>
                {t(`act.${a}`)}
              </Button>
            ))}
        </div>
      )}
    </div>
  );
}
