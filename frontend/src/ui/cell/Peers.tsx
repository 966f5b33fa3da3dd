import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import type { CellQuery } from '@/gql/graphql';
import { readFault } from '@/lib/fault';
import { unitName } from '@/lib/unit';
import { EmptyMark } from '@/ui/EmptyMark';
import { TextSkeleton } from '@/ui/Skeleton';
import { ErrorState } from '@/ui/States';
import styles from './cellpanel.module.css';
import { PeersDocument } from './documents';
import type { Place } from './place';

type Indicators = NonNullable<CellQuery['cell']>['indicators'];

interface Props {
  place: Place;
  area: string | undefined;
  indicators: Indicators;
}

/** The other counties' published ratios of the year before: never what another county counts and has not published. */
export function Peers({ place, area, indicators }: Props) {
  const { t } = useTranslation('cellpanel');
  const year = place.year - 1;
  const ratios = indicators.filter((i) => i.aggregation === 'ratio_of_sums');
  const [{ data, error }, again] = useQuery({
    query: PeersDocument,
    variables: { plan: place.plan, area: area ?? '', years: [year] },
    pause: !area || ratios.length === 0,
  });
  if (ratios.length === 0) return <p className={styles.quiet}>{t('peers.none')}</p>;
  if (error && !data) {
    return <ErrorState fault={readFault(error)} onRetry={() => again({ requestPolicy: 'network-only' })} />;
  }
  if (!data) return <TextSkeleton lines={6} />;
  const shown = ratios
    .map((i) => ({ ...i, cells: data.rollup?.cells.filter((c) => c.indicator.code === i.code) ?? [] }))
    .filter((i) => i.cells.length > 0);
  if (shown.length === 0) return <p className={styles.quiet}>{t('peers.unpublished', { year })}</p>;
  return shown.map((i) => (
    <table key={i.code} className={styles.table}>
      <caption>
        {t('peers.caption', { name: i.name, year })} <span className={styles.quiet}>{unitName(i.unit)}</span>
      </caption>
      <tbody>
        {i.cells.map((c) => (
          <tr key={c.area.code} aria-current={c.area.code === place.area ? 'true' : undefined}>
            <th scope="row">{c.area.name}</th>
            <td className={styles.number}>{c.display ?? <EmptyMark emptiness={c.emptiness} />}</td>
          </tr>
        ))}
      </tbody>
    </table>
  ));
}
