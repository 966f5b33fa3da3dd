import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { readFragment } from '@/gql';
import { address } from '@/lib/address';
import { formatDay } from '@/lib/dates';
import { readFault } from '@/lib/fault';
import { useLoad } from '@/lib/useLoad';
import { useViewer } from '@/lib/viewer';
import { PageHead } from '@/ui/PageHead';
import { TableSkeleton } from '@/ui/Skeleton';
import { EmptyState, ErrorState } from '@/ui/States';
import { ScoreSheetFields, ScoreSheetsDocument, type Sheet } from './documents';
import styles from './evaluation.module.css';
import { SheetForm } from './SheetForm';
import sheetStyles from './sheet.module.css';

/** The versions of the city's score sheet; what was scored by one stays with it. */
export function ScoreSheetsPage() {
  const { t } = useTranslation('evaluation');
  const { plan = '' } = useParams();
  const { tenant, work } = useViewer();
  const [making, setMaking] = useState(false);
  const { data, error, reload } = useLoad(ScoreSheetsDocument, {});
  const sheets = readFragment(ScoreSheetFields, data?.scoreSheets ?? []);
  const mayAdd = tenant.kind === 'office' && tenant.area.level === 'city' && work.includes('sign');
  return (
    <>
      <p className={styles.back}>
        <Link to={address.evaluations(tenant.slug, plan)}>{t('back')}</Link>
      </p>
      <PageHead
        title={t('sheet.title')}
        lead={t('sheet.lead')}
        acts={
          data &&
          mayAdd &&
          !making && (
            <Button type="primary" onClick={() => setMaking(true)}>
              {t('sheet.make')}
            </Button>
          )
        }
      />
      {error && !data && <ErrorState fault={readFault(error)} onRetry={reload} />}
      {!data && !error && <TableSkeleton rows={5} columns={3} />}
      {making && (
        <SheetForm
          newest={sheets[0]}
          onCancel={() => setMaking(false)}
          onSaved={() => {
            setMaking(false);
            reload();
          }}
        />
      )}
      {data && sheets.length === 0 && !making && (
        <EmptyState title={t('sheet.nothing')}>{t(mayAdd ? 'sheet.nothingMake' : 'sheet.nothingWait')}</EmptyState>
      )}
      <div className={styles.stack}>
        {sheets.map((sheet) => (
          <SheetVersion key={sheet.version} sheet={sheet} />
        ))}
      </div>
    </>
  );
}

function SheetVersion({ sheet }: { sheet: Sheet }) {
  const { t, i18n } = useTranslation('evaluation');
  const id = `sheet-${sheet.version}`;
  return (
    <section className={styles.panel} aria-labelledby={id}>
      <h2 id={id}>{t('sheet.version', { version: sheet.version })}</h2>
      <p className={styles.quiet}>
        {sheet.by.name} · <time dateTime={sheet.at}>{formatDay(sheet.at, i18n.language)}</time>
        {sheet.note && ` · ${sheet.note}`}
      </p>
      <ol className={sheetStyles.items}>
        {sheet.items.map((item) => (
          <li key={item.code}>
            <strong>{item.name}</strong>
            <span className={sheetStyles.weight}>{item.weight}%</span>
            {item.guide && <span className={styles.quiet}>{item.guide}</span>}
          </li>
        ))}
      </ol>
    </section>
  );
}
