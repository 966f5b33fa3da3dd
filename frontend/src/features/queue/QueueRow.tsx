import { Button } from 'antd';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changePercent, subtract } from '@/lib/decimal';
import { formatChange, formatDecimal } from '@/lib/format';
import { unitName } from '@/lib/unit';
import { Deadline } from '@/ui/Deadline';
import { EmptyMark } from '@/ui/EmptyMark';
import { Num } from '@/ui/Num';
import { ConsentForm } from './ConsentForm';
import { DivergenceForm } from './DivergenceForm';
import { type Item, idOf, isSigned, type Mark } from './desk';
import styles from './queue.module.css';
import { ReturnForm } from './ReturnForm';
import { hasFacts, RowFacts } from './RowFacts';
import type { Judgement } from './useDesk';

type Form = 'return' | 'diverge' | 'consent';

interface Props {
  item: Item;
  /** Where it stands among all rows, if not all are drawn. */
  number: number | undefined;
  mark: Mark | undefined;
  picked: boolean;
  inReach: boolean;
  onReach: () => void;
  onStep: (by: 1 | -1) => void;
  /** A page down or up. */
  onTurn: (by: 1 | -1) => void;
  onToggle: () => void;
  onDecide: (judgement: Judgement) => void;
  onReplace: (item: Item) => void;
  onHistory: () => void;
  onReload: () => void;
}

/** One figure to decide on: the difference first, its doubts below, the decision one key away. */
export function QueueRow(props: Props) {
  const { item, number, mark, picked, inReach, onDecide } = props;
  const { t } = useTranslation('queue');
  const { t: ui } = useTranslation('ui');
  const { t: panel } = useTranslation('cellpanel');
  const [form, setForm] = useState<Form>();
  const row = useRef<HTMLTableRowElement>(null);
  const { figure } = item;
  const open = !mark || mark.kind === 'refused';
  const signs = isSigned(item);
  const name = [figure.element.name, figure.category.code === 'total' ? '' : figure.category.name]
    .filter(Boolean)
    .join(' · ');

  function close() {
    setForm(undefined);
    row.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent<HTMLTableRowElement>) {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (key === 'ArrowDown' || key === 'j') props.onStep(1);
    else if (key === 'ArrowUp' || key === 'k') props.onStep(-1);
    else if (key === 'PageDown') props.onTurn(1);
    else if (key === 'PageUp') props.onTurn(-1);
    else if (key === 'h') props.onHistory();
    else if (!open) return;
    else if (key === 'p') onDecide({ outcome: 'PASS' });
    else if (key === 'r') setForm('return');
    else if (key === 'd' && signs) setForm('diverge');
    else if (key === 'x' || key === ' ') props.onToggle();
    else return;
    event.preventDefault();
  }

  return (
    <>
      <tr
        ref={row}
        id={`row-${idOf(item)}`}
        className={styles.row}
        aria-rowindex={number}
        tabIndex={inReach ? 0 : -1}
        data-mark={mark?.kind}
        aria-busy={mark?.kind === 'busy'}
        onFocus={props.onReach}
        onKeyDown={onKeyDown}
      >
        <td className={styles.pick}>
          {open && (
            <input
              type="checkbox"
              checked={picked}
              tabIndex={inReach ? 0 : -1}
              aria-label={t('pick', { name, area: figure.area.name })}
              onChange={props.onToggle}
            />
          )}
        </td>
        <th scope="row" className={styles.name}>
          {name}
          <span className={styles.unit}>{unitName(figure.element.unit)}</span>
          {item.heard.unread > 0 && (
            <span className={styles.unread}>{panel('unread', { count: item.heard.unread })}</span>
          )}
        </th>
        <td className={styles.area}>{figure.area.name}</td>
        <td className={styles.last} data-label={t('lastYear')}>
          <Num value={item.lastYear?.value} emptiness={item.lastYear ? item.lastYear.emptiness : undefined} />
        </td>
        <td className={styles.value} data-label={t('thisYear')}>
          {item.lastRevision && <Before item={item} />}
          <strong>
            <Num value={figure.value} emptiness={figure.emptiness} />
          </strong>
        </td>
        <td className={styles.change}>{changeOf(item)}</td>
        <td className={styles.entered} title={figure.enteredBy.name}>
          {figure.enteredBy.name}
        </td>
        <td className={styles.due}>
          <Deadline at={item.due} />
        </td>
        <td className={styles.decision}>
          {open ? (
            <>
              <Button
                size="small"
                type={inReach ? 'primary' : 'default'}
                tabIndex={inReach ? 0 : -1}
                onClick={() => onDecide({ outcome: 'PASS' })}
              >
                {t('pass')}
              </Button>
              <Button size="small" tabIndex={inReach ? 0 : -1} onClick={() => setForm('return')}>
                {t('return')}
              </Button>
            </>
          ) : (
            <span className={styles.done} data-mark={mark.kind}>
              {mark.kind !== 'taken'
                ? t(`mark.${mark.kind}`)
                : mark.act === ''
                  ? t('mark.taken')
                  : t(`news.${mark.act}`, { who: mark.who || ui('live.self') })}
            </span>
          )}
        </td>
      </tr>
      {(form || mark?.kind === 'refused' || hasFacts(item) || (inReach && open)) && (
        <tr className={styles.under} aria-rowindex={number} data-mark={mark?.kind}>
          <td />
          <td colSpan={8}>
            {mark?.kind === 'refused' && (
              <p role="alert" className={styles.refusal}>
                {mark.message}{' '}
                {mark.code === 'STALE_REVISION' && (
                  <button type="button" className={styles.link} onClick={props.onReload}>
                    {t('seeNewer')}
                  </button>
                )}
              </p>
            )}
            <RowFacts item={item} />
            {open && !form && inReach && (
              <p className={styles.more}>
                <button type="button" className={styles.link} onClick={props.onHistory}>
                  {t('history')}
                </button>
                {signs && (
                  <button type="button" className={styles.link} onClick={() => setForm('diverge')}>
                    {t('diverge')}
                  </button>
                )}
                {item.stage === 'department_review' && (
                  <button type="button" className={styles.link} onClick={() => setForm('consent')}>
                    {t('withoutConsent')}
                  </button>
                )}
              </p>
            )}
            {form === 'return' && <ReturnForm onDecide={onDecide} onCancel={close} />}
            {form === 'consent' && <ConsentForm onDecide={onDecide} onCancel={close} />}
            {form === 'diverge' && (
              <DivergenceForm
                item={item}
                onCancel={close}
                onRecorded={(after) => {
                  props.onReplace(after);
                  close();
                }}
              />
            )}
          </td>
        </tr>
      )}
    </>
  );
}

/** What the last revision said, where this one differs from it. */
function Before({ item }: { item: Item }) {
  const { t } = useTranslation('queue');
  const { lastRevision } = item;
  if (!lastRevision) return null;
  const value =
    lastRevision.value === null ? <EmptyMark emptiness={lastRevision.emptiness} /> : formatDecimal(lastRevision.value);
  return (
    <span className={styles.before}>
      <span className="visually-hidden">{t('before', { revision: lastRevision.revision })}</span>
      <del>{value}</del>
      <span aria-hidden="true"> → </span>
    </span>
  );
}

function changeOf({ figure, lastYear }: Item): string | null {
  if (figure.value === null || !lastYear?.value || figure.element.kind === 'flag') return null;
  const percent = figure.element.unit === '%' ? null : changePercent(lastYear.value, figure.value);
  return percent === null ? formatChange(subtract(figure.value, lastYear.value)) : `${formatChange(percent)}%`;
}
