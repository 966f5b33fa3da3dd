import { Button, Drawer, Popconfirm } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CellPanel } from '@/ui/cell/CellPanel';
import { Heard } from '@/ui/cell/heard';
import { KeyHints } from '@/ui/Kbd';
import { LiveState } from '@/ui/LiveState';
import { PageHead } from '@/ui/PageHead';
import { ErrorState } from '@/ui/States';
import { cleanItems, type Item, idOf, isOpen, isSigned, nextOpen } from './desk';
import { QueueTable, type TableHandle } from './QueueTable';
import styles from './queue.module.css';
import { ReturnForm } from './ReturnForm';
import { Today } from './Today';
import { type Judgement, useDesk } from './useDesk';

interface Props {
  items: readonly Item[];
  total: number;
  title: string;
  plan: string;
  year: number;
  onReload: () => void;
}

/** The desk at which one decides: rows, the acts on many of them, and what was decided today. */
export function QueueDesk({ items, total, title, plan, year, onReload }: Props) {
  const { t } = useTranslation('queue');
  const { desk, live, decide, replace, fault, decisions, heard } = useDesk(items, total, plan, year);
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [returning, setReturning] = useState(false);
  const [shown, setShown] = useState<Item>();
  const table = useRef<TableHandle>(null);
  const open = desk.items.filter((i) => isOpen(desk, i));
  const chosen = open.filter((i) => picked.has(idOf(i)));
  const clean = cleanItems(desk);
  const signs = items.some(isSigned);

  async function judge(some: readonly Item[], judgement: Judgement) {
    const last = some.at(-1);
    const next = last && nextOpen(desk, idOf(last));
    if (next && some.length === 1) table.current?.focus(next);
    setPicked(new Set());
    setReturning(false);
    await decide(some, judgement);
  }

  return (
    <>
      <PageHead
        title={title}
        lead={open.length > 0 ? t('lead', { count: desk.total - (desk.items.length - open.length) }) : t('allDone')}
        acts={
          open.length === 0 ? (
            <Button onClick={onReload}>{t('reload')}</Button>
          ) : chosen.length > 0 ? (
            <>
              <Button onClick={() => setReturning(true)}>{t('bulk.return', { count: chosen.length })}</Button>
              <Button type="primary" onClick={() => judge(chosen, { outcome: 'PASS' })}>
                {t('bulk.pass', { count: chosen.length })}
              </Button>
            </>
          ) : clean.length > 0 ? (
            <Popconfirm
              title={t('bulk.cleanTitle', { count: clean.length })}
              description={t('bulk.cleanText')}
              okText={t('bulk.cleanOk')}
              onConfirm={() => judge(clean, { outcome: 'PASS' })}
            >
              <Button type="primary">{t('bulk.clean', { count: clean.length })}</Button>
            </Popconfirm>
          ) : undefined
        }
      />
      <LiveState live={live} />
      {fault && <ErrorState fault={fault} />}
      {returning && (
        <div className={styles.bulk}>
          <p>{t('bulk.returnTitle', { count: chosen.length })}</p>
          <ReturnForm onDecide={(j) => judge(chosen, j)} onCancel={() => setReturning(false)} />
        </div>
      )}
      <KeyHints
        hints={[
          { keys: ['↑', '↓'], words: t('keys.move') },
          { keys: ['P'], words: t('keys.pass') },
          { keys: ['R'], words: t('keys.return') },
          ...(signs ? [{ keys: ['D'], words: t('keys.diverge') }] : []),
          { keys: ['X'], words: t('keys.pick') },
          { keys: ['H'], words: t('keys.history') },
        ]}
      />
      <QueueTable
        ref={table}
        desk={desk}
        year={year}
        picked={picked}
        onPick={setPicked}
        onDecide={(item, judgement) => judge([item], judgement)}
        onReplace={replace}
        onHistory={setShown}
        onReload={onReload}
      />
      <Today plan={plan} year={year} version={String(decisions)} />
      <Drawer
        open={shown !== undefined}
        onClose={() => setShown(undefined)}
        title={shown && `${shown.figure.element.name} · ${shown.figure.area.name}`}
        size={420}
        destroyOnHidden
      >
        {shown && (
          <Heard value={heard}>
            <CellPanel
              place={{
                plan,
                year,
                element: shown.figure.element.code,
                area: shown.figure.area.code,
                category: shown.figure.category.code,
              }}
            />
          </Heard>
        )}
      </Drawer>
    </>
  );
}
