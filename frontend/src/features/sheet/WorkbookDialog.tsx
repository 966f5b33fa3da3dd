import { App, Button, Modal } from 'antd';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';
import { readFragment } from '@/gql';
import { readFault } from '@/lib/fault';
import { newRequestId } from '@/lib/requestId';
import { TableSkeleton } from '@/ui/Skeleton';
import { SaveDocument, SheetCellFields, SheetFields } from './documents';
import { revert } from './grid';
import { NOT_STORED, type SheetStore } from './sheetStore';
import { WorkbookChanges } from './WorkbookChanges';
import {
  accepted,
  arrange,
  bookKey,
  type Choices,
  type Compared,
  compareWorkbook,
  downloadRemarks,
  figureOf,
} from './workbook';
import styles from './workbook.module.css';

interface Props {
  sheet: string;
  year: number;
  store: SheetStore;
  file: File;
  onAnother: () => void;
  onClose: () => void;
}

/** What a workbook would change, for its reporter to accept; before that nothing is saved. */
export function WorkbookDialog({ sheet, year, store, file, onAnother, onClose }: Props) {
  const { t } = useTranslation('sheet');
  const { message } = App.useApp();
  const client = useClient();
  const [compared, setCompared] = useState<Compared>();
  const [choices, setChoices] = useState<Choices>({});
  const [saving, setSaving] = useState(false);
  const [notice, setNotice] = useState<string>();

  const compare = useCallback(async () => {
    await store.settled();
    return compareWorkbook(sheet, file);
  }, [store, sheet, file]);

  useEffect(() => {
    let gone = false;
    compare().then((answer) => {
      if (!gone) setCompared(answer);
    });
    return () => {
      gone = true;
    };
  }, [compare]);

  const { grid } = store.current();
  const comparison = compared?.ok ? arrange(compared.cells, grid) : undefined;
  const taken = comparison ? accepted(comparison, choices) : [];
  const remarkable =
    comparison &&
    Object.values(comparison).some((cells: { problems: unknown[] }[]) => cells.some((c) => c.problems.length > 0));

  async function save() {
    setSaving(true);
    setNotice(undefined);
    const input = { sheet, requestId: newRequestId(), figures: taken.map(figureOf), origin: 'EXCEL' as const };
    const { data, error } = await client.mutation(SaveDocument, { input }).toPromise();
    const after = readFragment(SheetFields, data?.saveFigures.sheet);
    if (error || !data || !after) {
      setSaving(false);
      return setNotice(readFault(error).message || t('workbook.failed'));
    }
    if (data.saveFigures.problems.some((p) => NOT_STORED.has(p.code))) {
      setCompared(await compare());
      setSaving(false);
      return setNotice(t('workbook.stale'));
    }
    // What the page could not save of these cells was given up for the workbook's.
    store.apply((g) => taken.map(bookKey).reduce(revert, g));
    store.adopt(readFragment(SheetCellFields, after.cells));
    message.success(t('workbook.saved', { count: taken.length }));
    onClose();
  }

  async function remarks() {
    const got = await downloadRemarks(sheet, file, t('workbook.remarkedName', { year }));
    if (!got.ok) setNotice(got.message || t('workbook.failed'));
  }

  const refused = compared && !compared.ok;
  const idle = comparison && comparison.changes.length + comparison.conflicts.length === 0;
  return (
    <Modal
      open
      centered
      width={760}
      title={t('workbook.title')}
      onCancel={onClose}
      mask={{ closable: false }}
      footer={
        <div className={styles.foot}>
          {remarkable && <Button onClick={remarks}>{t('workbook.remarks')}</Button>}
          {refused && <Button onClick={onAnother}>{t('workbook.again')}</Button>}
          <Button onClick={onClose}>{t(refused || idle ? 'workbook.close' : 'workbook.cancel')}</Button>
          {comparison && !idle && (
            <Button type="primary" loading={saving} disabled={taken.length === 0} onClick={save}>
              {t('workbook.save', { count: taken.length })}
            </Button>
          )}
        </div>
      }
    >
      {notice && (
        <p role="alert" className={styles.notice}>
          {notice}
        </p>
      )}
      {!compared && (
        <div>
          <p>{t('workbook.reading', { name: file.name })}</p>
          <TableSkeleton rows={4} columns={3} />
        </div>
      )}
      {refused && (
        <div role="alert" className={styles.notice}>
          <p className={styles.strong}>{t('workbook.refused')}</p>
          <p>{compared.message || t('workbook.failed')}</p>
        </div>
      )}
      {comparison && (
        <WorkbookChanges
          comparison={comparison}
          grid={grid}
          choices={choices}
          onChoose={(key, choice) => setChoices((old) => ({ ...old, [key]: choice }))}
        />
      )}
    </Modal>
  );
}
