import { Drawer } from 'antd';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';
import { readFragment } from '@/gql';
import { readFault } from '@/lib/fault';
import { newRequestId } from '@/lib/requestId';
import { useWide } from '@/lib/useWide';
import { ActButton } from '@/ui/ActButton';
import { CellPanel } from '@/ui/cell/CellPanel';
import { AnswerForm } from './AnswerForm';
import { CorrectForm } from './CorrectForm';
import { SheetCellFields, SheetFields, WithdrawDocument } from './documents';
import type { Cell, Row } from './grid';
import styles from './panel.module.css';

interface Props {
  row: Row | undefined;
  sheet: string;
  plan: string;
  year: number;
  open: boolean;
  onClose: () => void;
  onChanged: (cells: readonly Cell[]) => void;
}

/** The row in view: how its figure came to be, who signed it, and what its reporter may still do. */
export function HistoryPanel({ row, sheet, plan, year, open, onClose, onChanged }: Props) {
  const { t } = useTranslation('sheet');
  const wide = useWide(1200);
  const [tab, setTab] = useState('course');
  const panel = useRef<HTMLElement>(null);
  const from = useRef<HTMLElement>(null);

  // Beside the grid the panel is always there: to open it is to go there, and Esc leads back.
  useEffect(() => {
    if (!wide || !open) return;
    from.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    panel.current?.focus();
  }, [wide, open]);

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    if (event.key !== 'Escape' || event.defaultPrevented || !event.currentTarget.contains(event.target as Node)) return;
    from.current?.focus();
  }

  const body = row ? (
    <RowHistory
      key={row.key}
      row={row}
      sheet={sheet}
      plan={plan}
      year={year}
      tab={tab}
      onTurn={setTab}
      onChanged={onChanged}
    />
  ) : (
    <p className={styles.quiet}>{t('panel.choose')}</p>
  );
  if (wide) {
    return (
      <aside
        ref={panel}
        className={styles.panel}
        aria-label={t('panel.title')}
        tabIndex={-1}
        onKeyDown={onKeyDown}
        onBlur={(e) => !e.currentTarget.contains(e.relatedTarget) && onClose()}
      >
        {body}
      </aside>
    );
  }
  return (
    <Drawer open={open} onClose={onClose} title={t('panel.title')} size={420} destroyOnHidden>
      {body}
    </Drawer>
  );
}

type RowProps = Pick<Props, 'sheet' | 'plan' | 'year' | 'onChanged'> & {
  row: Row;
  tab: string;
  onTurn: (tab: string) => void;
};

function RowHistory({ row, sheet, plan, year, tab, onTurn, onChanged }: RowProps) {
  const { t } = useTranslation('sheet');
  const client = useClient();
  const { cell } = row;
  const place = { plan, year, element: cell.element.code, area: cell.area.code, category: cell.category.code };

  async function withdraw(): Promise<string | undefined> {
    if (!cell.figure) return;
    const figures = [{ figure: cell.figure.id, revision: cell.figure.revision }];
    const { data, error } = await client
      .mutation(WithdrawDocument, { input: { sheet, requestId: newRequestId(), figures } })
      .toPromise();
    if (error) return readFault(error).message;
    const after = readFragment(SheetFields, data?.withdrawFigures.sheet);
    if (after) onChanged(readFragment(SheetCellFields, after.cells));
    return data?.withdrawFigures.refused[0]?.message;
  }

  return (
    <>
      <h2>{cell.element.name}</h2>
      <p className={styles.quiet}>
        {cell.area.name} · {cell.category.name}
      </p>
      {cell.canWithdraw && (
        <section className={styles.act}>
          <p>{t('withdraw.text')}</p>
          <ActButton onAct={withdraw}>{t('withdraw.do')}</ActButton>
        </section>
      )}
      {cell.canCorrect && cell.figure && <CorrectForm cell={cell} sheet={sheet} onChanged={onChanged} />}
      <CellPanel
        place={place}
        version={`${cell.figure?.revision}/${cell.figure?.state}`}
        first={tab}
        onTurn={onTurn}
        answer={(id, reload) => <AnswerForm divergence={id} onAnswered={reload} />}
      />
    </>
  );
}
