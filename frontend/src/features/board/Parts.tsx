import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { cellOf, DividedDocument, known, settledPart, type Way } from '@/lib/divided';
import { readFault } from '@/lib/fault';
import { unitName } from '@/lib/unit';
import { PartValue } from '@/ui/PartValue';
import { TextSkeleton } from '@/ui/Skeleton';
import { Sparkline } from '@/ui/Sparkline';
import { ErrorState } from '@/ui/States';
import { forPixels } from '@/ui/scale';
import type { At } from './at';
import styles from './parts.module.css';

type Props = Pick<At, 'plan' | 'board' | 'area' | 'year' | 'scope'> & { indicator: string; name: string };

/** What an indicator comes to for each part, in the area and year in view. It is asked for when it is unfolded. */
export function Parts({ plan, board, area, year, scope, indicator, name }: Props) {
  const { t } = useTranslation('board');
  const [{ data, error }, again] = useQuery({
    query: DividedDocument,
    variables: { plan: plan.code, indicator, area: plan.area.code, years: board.years, basis: scope.basis },
  });
  if (error && !data) {
    return <ErrorState fault={readFault(error)} onRetry={() => again({ requestPolicy: 'network-only' })} />;
  }
  if (!data) return <TextSkeleton lines={2} />;
  const ways = (data.divided?.ways ?? []).filter((w) => known(w, area.code));
  if (ways.length === 0) return <p className={styles.nothing}>{t('parts.nothing', { area: area.name })}</p>;
  return (
    <div className={styles.ways}>
      {ways.map((way) => (
        <WayTable
          key={way.division.code}
          way={way}
          caption={t('parts.caption', { name, by: way.division.name })}
          at={{ board, area, year }}
        />
      ))}
    </div>
  );
}

function WayTable({ way, caption, at }: { way: Way; caption: string; at: Pick<At, 'board' | 'area' | 'year'> }) {
  const { t } = useTranslation('board');
  const { years } = at.board;
  return (
    <table className={styles.way}>
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{way.division.name}</th>
          <th scope="col">
            {t('table.value', { year: at.year })} <small>{unitName(way.unit)}</small>
          </th>
          <th scope="col">{`${years[0]}–${years.at(-1)}`}</th>
        </tr>
      </thead>
      <tbody>
        {way.parts.map((part) => (
          <tr key={part.category.code}>
            <th scope="row">{part.category.name}</th>
            <td>
              <PartValue cell={cellOf(part.cells, at.area.code, at.year)} />
            </td>
            <td>
              <Sparkline
                values={years.map((y) => forPixels(settledPart(cellOf(part.cells, at.area.code, y))))}
                at={years.indexOf(at.year)}
              />
            </td>
          </tr>
        ))}
      </tbody>
      {way.counted && (
        <tfoot>
          <tr>
            <td colSpan={3}>{t('parts.counted')}</td>
          </tr>
        </tfoot>
      )}
    </table>
  );
}
