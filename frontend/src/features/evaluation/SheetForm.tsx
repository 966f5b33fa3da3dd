import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { readFault } from '@/lib/fault';
import { moved } from '@/lib/moved';
import { newRequestId } from '@/lib/requestId';
import { AddScoreSheetDocument, type Sheet } from './documents';
import styles from './evaluation.module.css';
import { type DraftItem, freeCode, problemOf, STARTERS, sumOf, weightOf } from './sheet';
import sheetStyles from './sheet.module.css';

interface Props {
  newest: Sheet | undefined;
  onSaved: () => void;
  onCancel: () => void;
}

const idOf = (field: string, at?: number) => `sheet-${field}${at === undefined ? '' : `-${at}`}`;

/** A new version of the sheet, begun from the newest one; its weights are added up while one types. */
export function SheetForm({ newest, onSaved, onCancel }: Props) {
  const { t } = useTranslation('evaluation');
  const [items, setItems] = useState<DraftItem[]>(
    () =>
      newest?.items.map(({ code, name, guide, weight }) => ({ code, name, guide, weight })) ??
      STARTERS.map(({ code, weight }) => ({
        ...{ code, weight },
        name: t(`starter.${code}.name`),
        guide: t(`starter.${code}.guide`),
      })),
  );
  const [note, setNote] = useState('');
  const [problem, setProblem] = useState<ReturnType<typeof problemOf>>();
  const [{ error, fetching }, add] = useMutation(AddScoreSheetDocument);
  const sum = sumOf(items);

  async function submit(event: FormEvent) {
    event.preventDefault();
    const found = problemOf(items, note);
    setProblem(found);
    if (found) return document.getElementById(idOf(found.field, 'at' in found ? found.at : undefined))?.focus();
    const { data } = await add({
      input: {
        version: newest?.version ?? 0,
        items: items.map(({ code, name, guide, weight }) => ({
          code,
          name: name.trim(),
          guide: guide.trim(),
          weight: weightOf(weight) ?? weight,
        })),
        note: note.trim(),
        requestId: newRequestId(),
      },
    });
    if (data) onSaved();
  }

  return (
    <form className={styles.form} onSubmit={submit} aria-labelledby="sheet-head" noValidate>
      <h2 id="sheet-head">{t('sheet.new', { version: (newest?.version ?? 0) + 1 })}</h2>
      <ol className={sheetStyles.rows}>
        {items.map((item, at) => (
          <Row
            key={item.code}
            item={item}
            at={at}
            last={items.length - 1}
            problem={problem && 'at' in problem && problem.at === at ? problem.field : undefined}
            onChange={(change) => setItems((now) => now.map((i, n) => (n === at ? { ...i, ...change } : i)))}
            onMove={(by) => setItems((now) => moved(now, at, by))}
            onRemove={() => setItems((now) => now.filter((_, n) => n !== at))}
          />
        ))}
      </ol>
      <div className={styles.next}>
        <Button onClick={() => setItems((now) => [...now, { code: freeCode(now), name: '', guide: '', weight: '' }])}>
          {t('sheet.add')}
        </Button>
        <output id="sheet-sum" tabIndex={-1} className={sum === '100' ? styles.quiet : styles.bad}>
          {t('sheet.sum', { sum })}
        </output>
      </div>
      <div className={styles.field}>
        <label htmlFor="sheet-note">{t('sheet.note')}</label>
        <Input id="sheet-note" maxLength={200} value={note} onChange={(e) => setNote(e.target.value)} />
      </div>
      {problem && (
        <p role="alert" className={styles.bad}>
          {t(`sheet.problem.${problem.field}`)}
        </p>
      )}
      {error && (
        <p role="alert" className={styles.bad}>
          {readFault(error).message || t('failed')}
        </p>
      )}
      <div className={styles.buttons}>
        <Button type="primary" htmlType="submit" loading={fetching}>
          {t('sheet.save')}
        </Button>
        <Button type="text" onClick={onCancel}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  );
}

interface RowProps {
  item: DraftItem;
  at: number;
  last: number;
  problem: 'name' | 'weight' | undefined;
  onChange: (change: Partial<DraftItem>) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
}

function Row({ item, at, last, problem, onChange, onMove, onRemove }: RowProps) {
  const { t } = useTranslation('evaluation');
  const number = at + 1;
  return (
    <li className={sheetStyles.row}>
      <Input
        id={idOf('name', at)}
        aria-label={t('sheet.nameOf', { number })}
        aria-invalid={problem === 'name' || undefined}
        maxLength={100}
        placeholder={t('sheet.name')}
        value={item.name}
        onChange={(e) => onChange({ name: e.target.value })}
      />
      <Input
        id={idOf('weight', at)}
        aria-label={t('sheet.weightOf', { number })}
        aria-invalid={problem === 'weight' || undefined}
        inputMode="decimal"
        maxLength={6}
        suffix="%"
        value={item.weight}
        onChange={(e) => onChange({ weight: e.target.value })}
      />
      <Input
        aria-label={t('sheet.guideOf', { number })}
        maxLength={500}
        placeholder={t('sheet.guide')}
        value={item.guide}
        onChange={(e) => onChange({ guide: e.target.value })}
      />
      <span className={sheetStyles.acts}>
        <Button size="small" disabled={at === 0} aria-label={t('sheet.up', { number })} onClick={() => onMove(-1)}>
          ↑
        </Button>
        <Button size="small" disabled={at === last} aria-label={t('sheet.down', { number })} onClick={() => onMove(1)}>
          ↓
        </Button>
        <Button size="small" disabled={last === 0} aria-label={t('sheet.remove', { number })} onClick={onRemove}>
          ×
        </Button>
      </span>
    </li>
  );
}
