import { type Ref, useImperativeHandle } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDecimal } from '@/lib/format';
import { unitName } from '@/lib/unit';
import { goTo, LongBody, useLongRows } from '@/ui/longRows';
import { cellId } from './acts';
import type { Grid } from './grid';
import styles from './grid.module.css';
import { computeLive, type Group, groupRows, inSight } from './groups';
import { SheetRow } from './SheetRow';

/** How high a row without notes is. */
const ROW = 35;

/** What the page round the grid may ask of it. */
export interface GridHandle {
  /** To the cell, also where it is out of sight. */
  focus: (key: string) => void;
  pageful: () => number;
}

interface Props {
  ref: Ref<GridHandle>;
  grid: Grid;
  year: number;
  /** Parts of totals are folded away. */
  folded: boolean;
  picked: ReadonlySet<string>;
  current: string | undefined;
  onPickAll: (keys: string[]) => void;
}

/** Elements as rows, grouped by the indicator they make up, with what the indicator comes to beside its name. */
export function SheetGrid({ ref, grid, year, folded, picked, current, onPickAll }: Props) {
  const { t } = useTranslation('sheet');
  const rows = Object.values(grid.rows);
  const showArea = new Set(rows.map((r) => r.cell.area.code)).size > 1;
  const columns = showArea ? 7 : 6;
  const pickable = rows.filter((r) => r.cell.canEdit && r.cell.figure).map((r) => r.key);
  const all = pickable.length > 0 && pickable.every((key) => picked.has(key));
  const lines = groupRows(grid).flatMap((group) => {
    const seen = group.rows.filter((row) => inSight(row, folded));
    const titled = group.indicator || group.item || group.form;
    return seen.map((row, i) => ({ row, group: i === 0 && titled ? group : undefined }));
  });
  const long = useLongRows(
    lines.map(({ row, group }) => ({ key: row.key, headed: group !== undefined })),
    ROW,
  );
  const { reveal, pageful } = long;
  useImperativeHandle(ref, () => ({
    pageful,
    focus: (key) => {
      reveal(key);
      goTo(document.getElementById(cellId(key)));
    },
  }));
  return (
    <table className={styles.table} {...long.table}>
      <caption className="visually-hidden">{t('caption', { year })}</caption>
      <thead>
        <tr>
          <th scope="col" className={styles.pick}>
            {pickable.length > 0 && (
              <input
                type="checkbox"
                aria-label={t('pickAll')}
                checked={all}
                onChange={() => onPickAll(all ? [] : pickable)}
              />
            )}
          </th>
          <th scope="col">{t('head.element')}</th>
          {showArea && <th scope="col">{t('head.area')}</th>}
          <th scope="col" className={styles.numeric}>
            {t('head.year', { year: year - 1 })}
          </th>
          <th scope="col" className={styles.numeric}>
            {t('head.year', { year })}
          </th>
          <th scope="col" className={styles.numeric}>
            {t('head.change')}
          </th>
          <th scope="col">{t('head.state')}</th>
        </tr>
      </thead>
      <LongBody rows={long} columns={columns}>
        {(index, number) => {
          const line = lines[index];
          if (!line) return null;
          const { row, group } = line;
          return (
            <>
              {group && <GroupHead group={group} grid={grid} columns={columns} number={number && number - 1} />}
              <SheetRow
                row={row}
                number={number}
                showArea={showArea}
                checked={picked.has(row.key)}
                current={current === row.key}
                columns={columns}
              />
            </>
          );
        }}
      </LongBody>
    </table>
  );
}

interface HeadProps {
  group: Group;
  grid: Grid;
  columns: number;
  number: number | undefined;
}

function GroupHead({ group, grid, columns, number }: HeadProps) {
  const { t } = useTranslation('sheet');
  const { indicator, item, form } = group;
  if (!indicator) {
    const head = item ?? (form && { code: form.form, name: form.name });
    return (
      head && (
        <tr className={styles.group} aria-rowindex={number}>
          <th scope="colgroup" colSpan={columns}>
            <div className={styles.groupLine}>
              <span className={styles.code}>{head.code}</span>
              <span>{head.name}</span>
            </div>
          </th>
        </tr>
      )
    );
  }
  const live = computeLive(indicator, grid);
  return (
    <tr className={styles.group} aria-rowindex={number}>
      <th scope="colgroup" colSpan={columns}>
        <div className={styles.groupLine}>
          <span className={styles.code}>{indicator.code}</span>
          <span>{indicator.name}</span>
          <span className={styles.target}>{t('target', { printed: indicator.target.printed })}</span>
          {live.map((c) => (
            <span key={c.area} className={styles.live} title={indicator.formula}>
              {t('live', { area: c.area })} <b>{formatDecimal(c.value)}</b> {unitName(indicator.unit)}
            </span>
          ))}
        </div>
      </th>
    </tr>
  );
}
