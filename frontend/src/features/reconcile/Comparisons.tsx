import { useTranslation } from 'react-i18next';
import { formatDay } from '@/lib/dates';
import { formatChange, formatDecimal } from '@/lib/format';
import { unitName } from '@/lib/unit';
import { type Column, DataTable } from '@/ui/DataTable';
import { LineActs } from './LineActs';
import type { Line } from './lines';
import styles from './reconcile.module.css';

interface Props {
  caption: string;
  lines: readonly Line[];
  plan: string;
  year: number;
  maySetTolerance: boolean;
  publications: readonly string[];
  /** The key of the line whose acts are shown. */
  open: string | undefined;
  onOpen: (key: string | undefined) => void;
  onPanel: (line: Line) => void;
  onDone: () => void;
}

/** Comparisons, one a line; what may be done about one opens under it. */
export function Comparisons({
  caption,
  lines,
  plan,
  year,
  maySetTolerance,
  publications,
  open,
  onOpen,
  onPanel,
  onDone,
}: Props) {
  const { t, i18n } = useTranslation('reconcile');
  const columns: Column<Line>[] = [
    { key: 'what', head: t('head.what'), cell: ({ row }) => <What row={row} /> },
    {
      key: 'reported',
      head: t('head.reported'),
      numeric: true,
      cell: ({ row }) =>
        row.reported === null ? <span className={styles.quiet}>{t(missing(row))}</span> : formatDecimal(row.reported),
    },
    { key: 'who', head: t('head.who'), wide: true, cell: (line) => whoSays(line, t) },
    {
      key: 'value',
      head: t('head.value'),
      numeric: true,
      cell: (line) => (
        <>
          {line.claim && formatDecimal(line.claim.value)}
          <span className={styles.narrow}>{whoSays(line, t)}</span>
        </>
      ),
    },
    {
      key: 'difference',
      head: t('head.difference'),
      numeric: true,
      wide: true,
      cell: ({ claim }) => claim?.difference && formatChange(claim.difference),
    },
    {
      key: 'percent',
      head: t('head.percent'),
      numeric: true,
      wide: true,
      cell: ({ row, claim }) => (
        <>
          {claim?.percent && `${formatChange(claim.percent)}%`}
          {row.tolerance.revision > 0 && (
            <span className={styles.under}>{t('tolerated', { percent: row.tolerance.percent })}</span>
          )}
        </>
      ),
    },
    {
      key: 'state',
      head: t('head.state'),
      cell: ({ claim }) => (
        <>
          <span data-state={claim?.state} className={styles.state}>
            {t(`state.${claim?.state ?? 'ALONE'}`)}
          </span>
          {claim?.turn && claim.since && (
            <span className={styles.under}>
              {t('turn', { name: claim.turn.name, day: formatDay(claim.since, i18n.language) })}
            </span>
          )}
        </>
      ),
    },
    {
      key: 'act',
      head: t('head.act'),
      cell: (line) => (
        <button
          type="button"
          className={styles.link}
          aria-expanded={open === line.key}
          aria-label={t(open === line.key ? 'closeLine' : 'openLine', {
            name: line.row.element.name,
            area: line.row.area.name,
            who: whoSays(line, t),
          })}
          onClick={() => onOpen(open === line.key ? undefined : line.key)}
        >
          {t(open === line.key ? 'close' : 'open')}
        </button>
      ),
    },
  ];
  return (
    <DataTable
      caption={caption}
      columns={columns}
      rows={lines}
      rowKey={(l) => l.key}
      rowProps={(l) => (open === l.key ? { 'aria-current': 'true' } : {})}
      below={(l) =>
        open === l.key && (
          <LineActs
            line={l}
            plan={plan}
            year={year}
            maySetTolerance={maySetTolerance}
            publications={publications}
            onPanel={() => onPanel(l)}
            onDone={onDone}
          />
        )
      }
    />
  );
}

/** Why there is no value to compare. */
function missing({ owner, have }: Line['row']): string {
  if (!owner) return 'missing.sum';
  return have > 0 ? 'missing.empty' : 'missing.unreported';
}

function whoSays({ claim }: Line, t: (key: string) => string): string {
  if (!claim) return t('nobody');
  return claim.divergence?.tenant.name ?? claim.reference?.source ?? t('published');
}

/** Which quantity of which area, and whose word the reported value is. */
function What({ row }: Pick<Line, 'row'>) {
  const { t } = useTranslation('reconcile');
  const category = row.category.code === 'total' ? '' : ` · ${row.category.name}`;
  return (
    <>
      {row.element.name}
      {category} <span className={styles.quiet}>{unitName(row.element.unit)}</span>
      <span className={styles.under}>
        {row.owner
          ? `${row.area.name} · ${row.owner.name}`
          : t('sum', { area: row.area.name, have: row.have, of: row.of })}
      </span>
      {row.restatedFrom.length > 0 && (
        <span className={styles.under}>
          {t('restated', { names: row.restatedFrom.map((a) => a.name).join(t('and')) })}
        </span>
      )}
    </>
  );
}
