import { App, Button } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SheetStore } from './sheetStore';
import { WorkbookDialog } from './WorkbookDialog';
import { downloadWorkbook } from './workbook';
import styles from './workbook.module.css';

interface Props {
  sheet: string;
  year: number;
  store: SheetStore;
  /** Does anything in the sheet still take figures? */
  open: boolean;
}

/** The sheet as a workbook, out and in. What was typed on the page is sent first, so that neither misses it. */
export function WorkbookBar({ sheet, year, store, open }: Props) {
  const { t } = useTranslation('sheet');
  const { message } = App.useApp();
  const field = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [file, setFile] = useState<File>();

  async function download() {
    setBusy(true);
    await store.settled();
    const got = await downloadWorkbook(sheet, t('workbook.fileName', { year }));
    setBusy(false);
    if (!got.ok) message.error(got.message || t('workbook.failed'));
  }

  const choose = () => field.current?.click();
  return (
    <div className={styles.bar}>
      <Button loading={busy} onClick={download}>
        {t('workbook.download')}
      </Button>
      {open && <Button onClick={choose}>{t('workbook.upload')}</Button>}
      <input
        ref={field}
        type="file"
        hidden
        accept=".xlsx"
        aria-label={t('workbook.upload')}
        onChange={(e) => {
          setFile(e.target.files?.[0]);
          e.target.value = '';
        }}
      />
      {file && (
        <WorkbookDialog
          key={`${file.name}${file.lastModified}${file.size}`}
          sheet={sheet}
          year={year}
          store={store}
          file={file}
          onAnother={choose}
          onClose={() => setFile(undefined)}
        />
      )}
    </div>
  );
}
