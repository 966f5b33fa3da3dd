import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { address } from '@/lib/address';
import { coverageOfCell, settledValue } from '@/lib/attainment';
import { breakPlaces } from '@/lib/breaks';
import { spaced, widestFraction } from '@/lib/format';
import { withScope } from '@/lib/scope';
import { unitName } from '@/lib/unit';
import { useViewer } from '@/lib/viewer';
import { type Column, DataTable } from '@/ui/DataTable';
import { EmptyMark } from '@/ui/EmptyMark';
import { Num } from '@/ui/Num';
import { Sparkline } from '@/ui/Sparkline';
import { StandingMark } from '@/ui/StandingMark';
import { forPixels } from '@/ui/scale';
import type { At } from './at';
import styles from './board.module.css';
import { Parts } from './Parts';
import parts from './parts.module.css';
import { useUnfolded } from './useUnfolded';

/** Moves between the rows' links, and unfolds and folds the row that one is on; Enter on a link is the browser's own. */
function onKey(event: KeyboardEvent<HTMLElement>, unfold: (indicator: string, on: boolean) => void) {
  const links = [...event.currentTarget.querySelectorAll<HTMLAnchorElement>('a[data-row]')];
  const at = links.indexOf(document.activeElement as HTMLAnchorElement);
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const on = { ArrowRight: true, ArrowLeft: false }[event.key];
  const { divided } = links[at]?.dataset ?? {};
  if (at < 0 || (step === undefined && (on === undefined || !divided))) return;
  event.preventDefault();
  if (step !== undefined) links[at + step]?.focus();
  else if (divided) unfold(divided, on === true);
}

/** Every indicator of the plan for the area and year in view. */
export function IndicatorTable({ plan, board, breaks, area, year, scope }: At) {
  const { t } = useTranslation('board');
  const viewer = useViewer();
  const { unfolded, set: unfold } = useUnfolded(plan.code);
  const domains = new Map(plan.domains.map((d) => [d.code, d.name]));
  const order = plan.domains.map((d) => d.code);
  const facts = new Map(plan.indicators.map((i) => [i.code, i]));
  const rows = [...board.indicators]
    .sort((p, q) => order.indexOf(p.domain) - order.indexOf(q.domain))
    .map((i) => ({ i, cell: board.cell(i.code, area.code, year), fact: facts.get(i.code) }));
  type Row = (typeof rows)[number];
  const places = widestFraction(rows.map((r) => r.cell?.display));
  const basePlaces = widestFraction(rows.map((r) => r.i.baseline));
  const here = board.years.indexOf(year);

  const columns: Column<Row>[] = [
    {
      key: 'name',
      head: t('table.indicator'),
      cell: ({ i, fact }) => (
        <span className={styles.indicator}>
          {fact?.divided ? (
            <button
              type="button"
              className={parts.fold}
              aria-expanded={unfolded(i.code)}
              aria-label={t('parts.unfold', { name: i.name })}
              onClick={() => unfold(i.code, !unfolded(i.code))}
            >
              <span aria-hidden="true">{unfolded(i.code) ? '▾' : '▸'}</span>
            </button>
          ) : (
            <span className={parts.whole} />
          )}
          <Link
            data-row
            data-divided={fact?.divided ? i.code : undefined}
            to={withScope(address.indicator(viewer.tenant.slug, plan.code, i.code), { ...scope, area: area.code })}
          >
            {i.name}
          </Link>{' '}
          <small>
            {i.code}
            {fact?.inferred && <abbr title={t('table.inferredMeans')}>{t('table.inferred')}</abbr>}
          </small>
          <span className={styles.aside}>{t('table.aside', { unit: unitName(i.unit), target: spaced(i.target) })}</span>
        </span>
      ),
    },
    {
      key: 'value',
      head: t('table.value', { year }),
      numeric: true,
      cell: ({ cell }) =>
        cell?.display == null ? (
          cell ? (
            <EmptyMark emptiness={cell.emptiness} />
          ) : (
            '—'
          )
        ) : (
          <Num value={cell.display} places={places} />
        ),
    },
    {
      key: 'unit',
      head: t('table.unit'),
      wide: true,
      cell: ({ i }) => <span className={styles.unit}>{unitName(i.unit)}</span>,
    },
    {
      key: 'trend',
      head: `${board.years[0]}–${board.years.at(-1)}`,
      wide: true,
      cell: ({ i, fact }) => (
        <Sparkline
          values={board.years.map((y) => forPixels(settledValue(board.cell(i.code, area.code, y))))}
          limit={forPixels(fact?.target.value)}
          breaks={breakPlaces(breaks, i.code, board.years)}
          at={here}
        />
      ),
    },
    {
      key: 'target',
      head: t('table.target', { year: plan.targetYear }),
      wide: true,
      cell: ({ i }) => spaced(i.target),
    },
    {
      key: 'baseline',
      head: t('table.baseline', { year: plan.baselineYear }),
      numeric: true,
      wide: true,
      cell: ({ i }) => <Num value={i.baseline} places={basePlaces} />,
    },
    { key: 'verdict', head: t('table.verdict'), cell: ({ cell }) => <StandingMark cell={cell} /> },
    {
      key: 'complete',
      head: t('table.complete'),
      wide: true,
      numeric: true,
      cell: ({ cell }) => (coverageOfCell(cell) === undefined ? '—' : `${cell?.reported} / ${cell?.expected}`),
    },
  ];

  return (
    <section className={styles.whole} aria-labelledby="indicators">
      <h2 id="indicators">
        {t('table.title')} <small className={styles.hint}>{t('table.keys')}</small>
      </h2>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys act on the links inside, which are in the tab order */}
      <div onKeyDown={(e) => onKey(e, unfold)}>
        <DataTable
          caption={t('table.caption', { area: area.name, year })}
          columns={columns}
          rows={rows}
          rowKey={({ i }) => i.code}
          below={({ i, fact }) =>
            fact?.divided &&
            unfolded(i.code) && <Parts {...{ plan, board, area, year, scope }} indicator={i.code} name={i.name} />
          }
          group={({ i }) => ({ key: i.domain, title: domains.get(i.domain) ?? i.domain })}
        />
      </div>
    </section>
  );
}
