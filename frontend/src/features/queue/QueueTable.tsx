import { type Ref, useImperativeHandle, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { groupBy } from '@/lib/group';
import { goTo, LongBody, useLongRows } from '@/ui/longRows';
import { type Desk, type Item, idOf, isOpen } from './desk';
import { QueueRow } from './QueueRow';
import styles from './queue.module.css';
import type { Judgement } from './useDesk';

/** How high a row with a doubt under it is. */
const ROW = 62;

/** What the page round the table may ask of it. */
export interface TableHandle {
  /** To the row, also where it is out of sight. */
  focus: (id: string) => void;
}

interface Props {
  ref: Ref<TableHandle>;
  desk: Desk;
  year: number;
  picked: ReadonlySet<string>;
  onPick: (picked: ReadonlySet<string>) => void;
  onDecide: (item: Item, judgement: Judgement) => void;
  onReplace: (item: Item) => void;
  onHistory: (item: Item) => void;
  onReload: () => void;
}

/** What waits, by stage, the oldest deadline first; one row is in reach of the keys at a time. */
export function QueueTable(props: Props) {
  const { desk, year, picked, onPick } = props;
  const { t } = useTranslation('queue');
  const { t: ui } = useTranslation('ui');
  const groups = groupBy(desk.items, (i) => i.stage);
  const order = groups.flatMap(([, items]) => items);
  const [current, setCurrent] = useState(order[0] && idOf(order[0]));
  const open = order.filter((i) => isOpen(desk, i)).map(idOf);
  const all = open.length > 0 && open.every((id) => picked.has(id));

  const lines = groups.flatMap(([stage, items]) =>
    items.map((item, i) => ({ item, stage: i === 0 ? { name: stage, items } : undefined })),
  );
  const long = useLongRows(
    lines.map(({ item, stage }) => ({ key: idOf(item), headed: stage !== undefined })),
    ROW,
    current,
  );
  const { reveal } = long;

  function focus(id: string) {
    reveal(id);
    goTo(document.getElementById(`row-${id}`));
  }
  useImperativeHandle(props.ref, () => ({ focus }));

  function step(from: string, by: number) {
    const at = order.findIndex((i) => idOf(i) === from) + by;
    const next = order[Math.min(Math.max(at, 0), order.length - 1)];
    if (next) focus(idOf(next));
  }

  function toggle(id: string) {
    const next = new Set(picked);
    if (!next.delete(id)) next.add(id);
    onPick(next);
  }

  return (
    <table className={styles.table} {...long.table}>
      <caption className="visually-hidden">{t('caption', { year })}</caption>
      <thead>
        <tr>
          <th scope="col" className={styles.pick}>
            <input
              type="checkbox"
              checked={all}
              aria-label={t('pickAll')}
              onChange={() => onPick(new Set(all ? [] : open))}
            />
          </th>
          <th scope="col">{t('head.element')}</th>
          <th scope="col">{t('head.area')}</th>
          <th scope="col" className={styles.numeric}>
            {t('head.year', { year: year - 1 })}
          </th>
          <th scope="col" className={styles.numeric}>
            {t('head.year', { year })}
          </th>
          <th scope="col" className={styles.numeric}>
            {t('head.change')}
          </th>
          <th scope="col">{t('head.entered')}</th>
          <th scope="col">{t('head.due')}</th>
          <th scope="col">{t('head.decision')}</th>
        </tr>
      </thead>
      <LongBody rows={long} columns={9}>
        {(index, number) => {
          const line = lines[index];
          if (!line) return null;
          const { item, stage } = line;
          return (
            <>
              {stage && (
                <tr className={styles.stage} aria-rowindex={number && number - 1}>
                  <th scope="colgroup" colSpan={9}>
                    {ui(`stage.${stage.name}`)}{' '}
                    <span>{t('count', { count: stage.items.filter((i) => isOpen(desk, i)).length })}</span>
                  </th>
                </tr>
              )}
              <QueueRow
                item={item}
                number={number}
                mark={desk.marks[idOf(item)]}
                picked={picked.has(idOf(item))}
                inReach={current === idOf(item)}
                onReach={() => setCurrent(idOf(item))}
                onStep={(by) => step(idOf(item), by)}
                onTurn={(by) => step(idOf(item), by * long.pageful())}
                onToggle={() => toggle(idOf(item))}
                onDecide={(judgement) => props.onDecide(item, judgement)}
                onReplace={props.onReplace}
                onHistory={() => props.onHistory(item)}
                onReload={props.onReload}
              />
            </>
          );
        }}
      </LongBody>
    </table>
  );
}
