import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { groupBy } from '@/lib/group';
import { type Desk, type Item, idOf, isOpen } from './desk';
import { QueueRow } from './QueueRow';
import styles from './queue.module.css';
import type { Judgement } from './useDesk';

interface Props {
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

  function step(from: string, by: 1 | -1) {
    const next = order[order.findIndex((i) => idOf(i) === from) + by];
    if (next) document.getElementById(`row-${idOf(next)}`)?.focus();
  }

  function toggle(id: string) {
    const next = new Set(picked);
    if (!next.delete(id)) next.add(id);
    onPick(next);
  }

  return (
    <table className={styles.table}>
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
      <tbody>
        {groups.map(([stage, items]) => (
          <Fragment key={stage}>
            <tr className={styles.stage}>
              <th scope="colgroup" colSpan={9}>
                {ui(`stage.${stage}`)} <span>{t('count', { count: items.filter((i) => isOpen(desk, i)).length })}</span>
              </th>
            </tr>
            {items.map((item) => (
              <QueueRow
                key={idOf(item)}
                item={item}
                mark={desk.marks[idOf(item)]}
                picked={picked.has(idOf(item))}
                inReach={current === idOf(item)}
                onReach={() => setCurrent(idOf(item))}
                onStep={(by) => step(idOf(item), by)}
                onToggle={() => toggle(idOf(item))}
                onDecide={(judgement) => props.onDecide(item, judgement)}
                onReplace={props.onReplace}
                onHistory={() => props.onHistory(item)}
                onReload={props.onReload}
              />
            ))}
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}
