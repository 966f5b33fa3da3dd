import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { address } from '@/lib/address';
import { keptIn } from '@/lib/promise';
import { useViewer } from '@/lib/viewer';
import { ReportCell } from './ReportCell';
import { ReportMark } from './ReportMark';
import type { Head, Item } from './reports';
import type { Layout } from './TaskTable';
import { count, opens, rowHead, shortName } from './tasks';
import styles from './tasks.module.css';

interface Props {
  item: Item;
  layout: Layout;
  plan: string;
  year: number;
  inReach: boolean;
  onReach: () => void;
  onStep: (by: 1 | -1, cell: number) => void;
}

/** One task or project: the part one has in it, how far its reports are, and the way to each of them. */
export function TaskRow({ item, layout, plan, year, inReach, onReach, onStep }: Props) {
  const { t } = useTranslation('progress');
  const { tenant } = useViewer();
  const navigate = useNavigate();
  const target = opens(item, tenant);
  const to = (of: string) => address.report(tenant.slug, plan, year, item.code, of);

  function onKeyDown(event: KeyboardEvent<HTMLTableRowElement>) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const row = event.currentTarget;
    const links = [...row.querySelectorAll('a')];
    const at = links.indexOf(event.target as HTMLAnchorElement);
    const onRow = event.target === row;
    if (event.key === 'ArrowDown' || event.key === 'j') onStep(1, at);
    else if (event.key === 'ArrowUp' || event.key === 'k') onStep(-1, at);
    else if (event.key === 'ArrowRight') links[at + 1]?.focus();
    else if (event.key === 'ArrowLeft') (links[at - 1] ?? row).focus();
    else if (event.key === 'Enter' && onRow && target) navigate(to(target));
    else return;
    event.preventDefault();
  }

  const kept = keptIn(item.targets, year);
  const head = rowHead(item, tenant.slug, layout.oneArea);
  return (
    <tr
      id={`item-${item.code}`}
      className={styles.row}
      tabIndex={inReach ? 0 : -1}
      onFocus={onReach}
      onKeyDown={onKeyDown}
    >
      <td className={styles.code}>{item.code}</td>
      <th scope="row" className={styles.name}>
        {target ? (
          <Link to={to(target)} tabIndex={inReach ? undefined : -1}>
            {item.name}
          </Link>
        ) : (
          item.name
        )}
        <span className={styles.lead}>{t('leadLine', { line: item.lead.name })}</span>
        {kept && <span className={styles.lead}>{t('kept', kept)}</span>}
      </th>
      {layout.part && <td className={styles.part}>{item.role && t(`role.${item.role}`)}</td>}
      {layout.one && <OneReport item={item} head={head} layout={layout} to={to} inReach={inReach} />}
      {layout.areas.length > 0 && <Areas item={item} layout={layout} to={to} inReach={inReach} />}
    </tr>
  );
}

interface CellProps {
  item: Item;
  layout: Layout;
  to: (tenant: string) => string;
  inReach: boolean;
}

/** The report that stands for the row, and in one area those of the supporting departments beside it. */
function OneReport({ item, head, layout, to, inReach }: CellProps & { head: Head | undefined }) {
  const { t } = useTranslation('progress');
  const beside = layout.oneArea ? item.reports.filter((r) => r !== head) : [];
  return (
    <>
      <td className={styles.state}>
        {head ? <ReportMark report={head} /> : item.role === 'support' && <span>{t('optional')}</span>}
        {beside.map((r) => (
          <ReportCell key={r.tenant.slug} head={r} to={to(r.tenant.slug)} inReach={inReach} />
        ))}
      </td>
      <td className={styles.rating} data-label={t('head.selfRating')}>
        {head?.selfRating && t(`rating.${head.selfRating}`)}
      </td>
      <td className={styles.rating} data-label={t('head.rating')}>
        {head?.rating && t(`rating.${head.rating}`)}
      </td>
      <td className={styles.numeric} data-label={t('head.evidence')}>
        {head && head.evidence > 0 ? head.evidence : ''}
      </td>
    </>
  );
}

/** A cell for each area; the accepted ones counted at the end. */
function Areas({ item, layout, to, inReach }: CellProps) {
  const { t } = useTranslation('progress');
  const counts = count(item.reports.filter((r) => r.role === 'lead'));
  return (
    <>
      {layout.areas.map((a) => {
        const here = item.reports.filter((r) => r.tenant.area.code === a.code);
        return (
          <td
            key={a.code}
            className={styles.area}
            data-empty={here.length === 0 || undefined}
            data-label={a.level === 'city' ? t('cityLevel') : shortName(a.name)}
          >
            {here.map((r) => (
              <ReportCell key={r.tenant.slug} head={r} to={to(r.tenant.slug)} inReach={inReach} />
            ))}
          </td>
        );
      })}
      <td className={styles.numeric} data-label={t('head.accepted')}>
        {counts.total > 0 && `${counts.accepted}/${counts.total}`}
      </td>
    </>
  );
}
