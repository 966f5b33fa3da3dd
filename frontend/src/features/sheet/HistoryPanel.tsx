import { Drawer } from 'antd';
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
  const body = row ? (
    <RowHistory key={row.key} row={row} sheet={sheet} plan={plan} year={year} onChanged={onChanged} />
  ) : (
    <p className={styles.quiet}>{t('panel.choose')}</p>
  );
  if (wide) {
    return (
      <aside className={styles.panel} aria-label={t('panel.title')}>
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

type RowProps = Pick<Props, 'sheet' | 'plan' | 'year' | 'onChanged'> & { row: Row };

function RowHistory({ row, sheet, plan, year, onChanged }: RowProps) {
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
        answer={(id, reload) => <AnswerForm divergence={id} onAnswered={reload} />}
      />
    </>
  );
}
