import { Fragment, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useViewer } from '@/lib/viewer';
import type { Item } from './reports';
import { TaskRow } from './TaskRow';
import { areasOf, type Group, groupItems, shortName } from './tasks';
import styles from './tasks.module.css';

interface Props {
  /** All items of the year: they decide which columns there are, so that filtering does not make columns jump. */
  all: readonly Item[];
  shown: readonly Item[];
  plan: string;
  year: number;
}

/** What a table of tasks shows beside code and name. */
export interface Layout {
  /** The caller's tenant has a part in some of them. */
  part: boolean;
  /** One report stands for the row: the own one, or in one area that of the leading department. */
  one: boolean;
  oneArea: boolean;
  /** A column for each area with a report in scope. */
  areas: ReturnType<typeof areasOf>;
}

function layoutOf(all: readonly Item[], own: string): Layout {
  const areas = areasOf(all);
  const others = all.some((i) => i.reports.some((r) => r.tenant.slug !== own));
  const part = all.some((i) => i.role !== null);
  const oneArea = areas.length <= 1;
  return { part, one: part || oneArea, oneArea, areas: others && !oneArea ? areas : [] };
}

/** The plan's tasks by domain, then its key projects; one row is in reach of the keys at a time. */
export function TaskTable({ all, shown, plan, year }: Props) {
  const { t } = useTranslation('progress');
  const { tenant } = useViewer();
  const layout = useMemo(() => layoutOf(all, tenant.slug), [all, tenant.slug]);
  const groups = useMemo(() => groupItems(shown), [shown]);
  const order = groups.flatMap((g) => g.items.map((i) => i.code));
  const [chosen, setChosen] = useState<string>();
  const current = chosen && order.includes(chosen) ? chosen : order[0];

  /** To the row above or below; into the same cell of it where one stood in a cell. */
  function step(from: string, by: 1 | -1, cell: number) {
    const next = order[order.indexOf(from) + by];
    const row = next && document.getElementById(`item-${next}`);
    if (!row) return;
    const links = row.querySelectorAll('a');
    if (cell < 0) row.focus();
    else (links[Math.min(cell, links.length - 1)] ?? row).focus();
  }

  return (
    <table className={styles.table} data-areas={layout.areas.length > 0 || undefined}>
      <caption className="visually-hidden">{t('caption', { year })}</caption>
      <Head layout={layout} />
      <tbody>
        {groups.map((group) => (
          <Fragment key={group.key}>
            <GroupRow group={group} layout={layout} />
            {group.items.map((item) => (
              <TaskRow
                key={item.code}
                item={item}
                layout={layout}
                plan={plan}
                year={year}
                inReach={current === item.code}
                onReach={() => setChosen(item.code)}
                onStep={(by, cell) => step(item.code, by, cell)}
              />
            ))}
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}

function Head({ layout }: { layout: Layout }) {
  const { t } = useTranslation('progress');
  return (
    <thead>
      <tr>
        <th scope="col" className={styles.code}>
          {t('head.code')}
        </th>
        <th scope="col">{t('head.name')}</th>
        {layout.part && <th scope="col">{t('head.part')}</th>}
        {layout.one && (
          <>
            <th scope="col">{t('head.state')}</th>
            <th scope="col" className={styles.rating}>
              {t('head.selfRating')}
            </th>
            <th scope="col" className={styles.rating}>
              {t('head.rating')}
            </th>
            <th scope="col" className={styles.numeric}>
              {t('head.evidence')}
            </th>
          </>
        )}
        {layout.areas.map((a) => (
          <th key={a.code} scope="col" className={styles.area}>
            {a.level === 'city' ? t('cityLevel') : shortName(a.name)}
          </th>
        ))}
        {layout.areas.length > 0 && (
          <th scope="col" className={styles.numeric}>
            {t('head.accepted')}
          </th>
        )}
      </tr>
    </thead>
  );
}

function GroupRow({ group, layout }: { group: Group; layout: Layout }) {
  const { t } = useTranslation('progress');
  const columns =
    2 + Number(layout.part) + (layout.one ? 4 : 0) + (layout.areas.length > 0 ? layout.areas.length + 1 : 0);
  return (
    <tr className={styles.group}>
      <th scope="colgroup" colSpan={columns}>
        {group.title ?? t('projects')} <span>{t('items', { count: group.items.length })}</span>
      </th>
    </tr>
  );
}
