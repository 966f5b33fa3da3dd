import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDay } from '@/lib/dates';
import { changePercent, readTyped, subtract } from '@/lib/decimal';
import { formatChange, spaced } from '@/lib/format';
import { unitName } from '@/lib/unit';
import { EmptyMark } from '@/ui/EmptyMark';
import { Num } from '@/ui/Num';
import { StateMark } from '@/ui/StateMark';
import { noteId, useSheetActs } from './acts';
import beside from './beside.module.css';
import { CellInput } from './CellInput';
import type { Row } from './grid';
import styles from './grid.module.css';
import { hasNotes, RowNotes } from './RowNotes';

interface Props {
  row: Row;
  /** Where it stands among all rows, if not all are drawn. */
  number: number | undefined;
  showArea: boolean;
  checked: boolean;
  current: boolean;
  columns: number;
}

/** "+83" or, where a share is what people compare by, "+1.4%". */
function changeOf(row: Row): { absolute: string; percent: string | null } | null {
  const before = row.cell.lastYear?.value;
  const after = row.entry.emptiness === null ? readTyped(row.entry.text) : null;
  if (!before || after === null || row.cell.element.kind === 'flag') return null;
  const percent = row.cell.element.unit === '%' ? null : changePercent(before, after);
  return { absolute: formatChange(subtract(after, before)), percent: percent && formatChange(percent) };
}

function ThisYear({ row, label }: { row: Row; label: string }) {
  const { t } = useTranslation('sheet');
  if (row.cell.canEdit) return <CellInput row={row} label={label} />;
  const { figure, element } = row.cell;
  if (figure?.value == null) return <EmptyMark emptiness={figure?.emptiness} />;
  if (element.kind === 'flag') return <>{t(figure.value === '0' ? 'flag.no' : 'flag.yes')}</>;
  return <Num value={figure.value} />;
}

function LastYear({ row }: { row: Row }) {
  const { t } = useTranslation('sheet');
  const { lastYear, element } = row.cell;
  if (lastYear?.value && element.kind === 'flag') return <>{t(lastYear.value === '0' ? 'flag.no' : 'flag.yes')}</>;
  return <Num value={lastYear?.value} emptiness={lastYear ? lastYear.emptiness : undefined} />;
}

export const SheetRow = memo(function SheetRow({ row, number, showArea, checked, current, columns }: Props) {
  const { t, i18n } = useTranslation('sheet');
  const { t: panel } = useTranslation('cellpanel');
  const acts = useSheetActs();
  const { cell, key } = row;
  const category = cell.category.code === 'total' ? '' : cell.category.name;
  const name = [cell.element.name, category].filter(Boolean).join(' · ');
  const label = showArea ? `${name} · ${cell.area.name}` : name;
  const change = changeOf(row);
  return (
    <>
      <tr
        className={styles.row}
        aria-rowindex={number}
        aria-current={current ? 'true' : undefined}
        data-notes={hasNotes(row) || undefined}
        data-part={category !== '' || undefined}
      >
        <td className={styles.pick}>
          {cell.canEdit && cell.figure && (
            <input
              type="checkbox"
              checked={checked}
              aria-label={t('pick', { name: label })}
              onChange={() => acts.toggle(key)}
            />
          )}
        </td>
        <th scope="row" className={styles.name}>
          {cell.places[0] && <span className={beside.formRow}>{cell.places[0].row}</span>}
          {name}
          {cell.element.unit && (
            <span className={styles.unit}>{cell.element.kind === 'flag' ? '' : unitName(cell.element.unit)}</span>
          )}
          {cell.element.kind === 'flag' && <span className={styles.unit}>{t('flag.hint')}</span>}
          {category === '' && cell.serves.length > 0 && (
            <span className={beside.promised} title={cell.serves.map((s) => s.title).join(t('servesAnd'))}>
              {t('serves', { names: cell.serves[0]?.title })}
              {cell.serves.length > 1 && t('servesMore', { count: cell.serves.length })}
            </span>
          )}
          {cell.indicators.length === 0 && cell.targets[0] && (
            <span className={beside.promised}>{t('target', { printed: spaced(cell.targets[0].printed) })}</span>
          )}
        </th>
        {showArea && <td className={styles.area}>{cell.area.name}</td>}
        <td className={styles.last} data-label={t('head.lastYear')}>
          <LastYear row={row} />
        </td>
        <td className={cell.canEdit ? styles.entry : styles.fixed} data-label={t('head.thisYear')}>
          <ThisYear row={row} label={label} />
        </td>
        <td className={styles.change}>
          {change && (
            <span title={change.absolute}>{change.percent === null ? change.absolute : `${change.percent}%`}</span>
          )}
        </td>
        <td className={styles.state}>
          <StateMark state={cell.figure?.state} />
          {cell.late && cell.canEdit && <span className={beside.late}>{t('late')}</span>}
          {cell.firstDeadline && cell.canEdit && (
            <span
              className={beside.extended}
              title={t('extended.from', { day: formatDay(cell.firstDeadline, i18n.language) })}
            >
              {t('extended.to', { day: formatDay(cell.deadline, i18n.language) })}
            </span>
          )}
          {cell.from && (
            <span
              className={beside.extended}
              title={t('proposal.from', { source: cell.from.name, day: formatDay(cell.from.asOf, i18n.language) })}
            >
              {t('proposal.mark')}
            </span>
          )}
          <button
            type="button"
            className={styles.history}
            aria-label={t('openPanel', { name: label })}
            onClick={() => acts.openPanel(key)}
          >
            {t('panel.open')}
            {cell.heard.unread > 0 && (
              <span className={beside.unread}>{panel('unread', { count: cell.heard.unread })}</span>
            )}
          </button>
        </td>
      </tr>
      {hasNotes(row) && (
        <tr className={styles.under} aria-rowindex={number}>
          <td />
          <td colSpan={columns - 1} id={noteId(key)}>
            <RowNotes row={row} />
          </td>
        </tr>
      )}
    </>
  );
});
