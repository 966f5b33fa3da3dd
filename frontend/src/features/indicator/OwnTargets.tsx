import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { readFault } from '@/lib/fault';
import { spaced, widestFraction } from '@/lib/format';
import type { BasisName } from '@/lib/scope';
import { unitName } from '@/lib/unit';
import type { IndicatorFacts, PlanFacts } from '@/lib/useBoard';
import { type Column, DataTable } from '@/ui/DataTable';
import { Num } from '@/ui/Num';
import { TextSkeleton } from '@/ui/Skeleton';
import { ErrorState } from '@/ui/States';
import { VerdictMark } from '@/ui/VerdictMark';
import { OwnTargetActs } from './OwnTargetActs';
import styles from './own.module.css';
import { type OwnTargets as Answer, type OwnRow, OwnTargetsDocument } from './ownTarget';

interface Props {
  plan: PlanFacts;
  indicator: IndicatorFacts;
  year: number;
  basis: BasisName;
}

/** What the counties have set themselves beside the city's target, and whether it is enough together. */
export function OwnTargets({ plan, indicator, year, basis }: Props) {
  const { t } = useTranslation('owntarget');
  const variables = { plan: plan.code, indicator: indicator.code, year, basis };
  const [{ data, error }, again] = useQuery({ query: OwnTargetsDocument, variables });
  const reload = () => again({ requestPolicy: 'network-only' });
  const own = data?.ownTargets;
  // Where the city alone has a value there is nothing that a county could set, and the province need not have asked for more.
  const alone = own?.rows.length === 0;
  if (alone && !says(own.above)) return null;
  return (
    <section className={styles.own} aria-labelledby="own-targets">
      <h2 id="own-targets">
        {t(alone ? 'titleAlone' : 'title')} <small>{unitName(indicator.unit)}</small>
      </h2>
      <p className={styles.quiet}>{t(alone ? 'meansAlone' : 'means', { printed: spaced(indicator.target.printed) })}</p>
      {error && !own && <ErrorState fault={readFault(error)} onRetry={reload} />}
      {!own && !error && <TextSkeleton lines={4} />}
      {own && !alone && <Together own={own} />}
      {own && <Table {...{ plan, indicator, year, own }} onChanged={reload} />}
    </section>
  );
}

const says = (row: OwnRow) => row.history.length > 0 || row.maySet;
const anySet = (own: Answer) => own.rows.some((r) => r.history.length > 0);

function Together({ own }: { own: Answer }) {
  const { t } = useTranslation('owntarget');
  const d = own.decomposition;
  if (!anySet(own)) return <p className={styles.answer}>{t('nobody')}</p>;
  if (!d) return null;
  return (
    <p className={styles.answer} data-answer={d.answer}>
      <strong>{t(`answer.${d.answer}`)}</strong> {spaced(d.reason)}
    </p>
  );
}

interface TableProps extends Omit<Props, 'basis'> {
  own: Answer;
  onChanged: () => void;
}

/** The counties that have set something, and one's own; the rest is a line. */
function Table({ plan, indicator, year, own, onChanged }: TableProps) {
  const { t } = useTranslation('owntarget');
  const { above } = own;
  const named = { ...above, area: { ...above.area, name: t('above', { area: above.area.name }) } };
  const shown = [named, ...own.rows].filter(says);
  const others = own.rows.filter((r) => !says(r)).map((r) => r.area.name);
  const places = widestFraction(shown.map((r) => r.cell?.display));
  const columns: Column<OwnRow>[] = [
    { key: 'area', head: t('column.area'), cell: (r) => r.area.name },
    {
      key: 'value',
      head: t('column.value', { year }),
      numeric: true,
      cell: (r) => <Num value={r.cell?.display} emptiness={r.cell?.emptiness ?? undefined} places={places} />,
    },
    { key: 'city', head: t('column.city'), wide: true, cell: (r) => <Verdict of={r.cell?.verdict} /> },
    { key: 'own', head: t('column.own'), cell: (r) => <Printed row={r} /> },
    { key: 'verdict', head: t('column.verdict'), cell: (r) => r.target && <Verdict of={r.verdict} /> },
  ];
  return (
    <div className={styles.table}>
      {shown.length > 0 && (
        <DataTable
          caption={t('table')}
          columns={columns}
          rows={shown}
          rowKey={(r) => r.area.code}
          below={(r) => <OwnTargetActs {...{ plan, indicator, row: r, offered: own.offered, onChanged }} />}
        />
      )}
      {anySet(own) && others.length > 0 && (
        <p className={styles.quiet}>{t('others', { names: others.join(t('and')) })}</p>
      )}
    </div>
  );
}

function Verdict({ of }: { of: { status: string; reason: string } | null | undefined }) {
  const { t } = useTranslation('owntarget');
  if (!of) return <span className={styles.quiet}>{t('notJudged')}</span>;
  return <VerdictMark status={of.status} reason={of.reason} />;
}

function Printed({ row }: { row: OwnRow }) {
  const { t } = useTranslation('owntarget');
  if (row.target) return spaced(row.target.printed);
  return <span className={styles.quiet}>{t(row.history.length > 0 ? 'withdrawn' : 'none')}</span>;
}
