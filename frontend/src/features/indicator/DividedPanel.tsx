import { Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { areasOf, cellOf, DividedDocument, known, type Way } from '@/lib/divided';
import { readFault } from '@/lib/fault';
import type { BasisName } from '@/lib/scope';
import { unitName } from '@/lib/unit';
import { PartValue } from '@/ui/PartValue';
import { TextSkeleton } from '@/ui/Skeleton';
import { ErrorState } from '@/ui/States';
import counties from './counties.module.css';
import styles from './divided.module.css';
import { MiniSeries } from './MiniSeries';
import { seriesOfPart } from './series';

interface Props {
  plan: string;
  indicator: string;
  area: { code: string; name: string };
  /** The plan's own area, whose parts are shown beside those of the areas beneath. */
  top: string;
  years: number[];
  year: number;
  basis: BasisName;
  breaks: readonly number[];
}

/** The indicator by sex and whatever else it is divided by. An indicator that is not divided has no such section. */
export function DividedPanel({ plan, indicator, area, top, years, year, basis, breaks }: Props) {
  const { t } = useTranslation('indicator');
  const [chosen, choose] = useState<string>();
  const [{ data, error }, again] = useQuery({
    query: DividedDocument,
    variables: { plan, indicator, area: top, years, basis },
  });
  const ways = data?.divided?.ways ?? [];
  const way = ways.find((w) => w.division.code === chosen) ?? ways[0];
  if (data && !way) return null;
  return (
    <section className={styles.divided} aria-labelledby="divided">
      <h2 id="divided">
        {t('divided.title')} {way && <small>{t('divided.unit', { unit: unitName(way.unit) })}</small>}
      </h2>
      {error && !data && (
        <ErrorState fault={readFault(error)} onRetry={() => again({ requestPolicy: 'network-only' })} />
      )}
      {!data && !error && <TextSkeleton lines={4} />}
      {way && (
        <>
          {ways.length > 1 && (
            <Segmented
              aria-label={t('divided.by')}
              value={way.division.code}
              options={ways.map((w) => ({ value: w.division.code, label: w.division.name }))}
              onChange={choose}
            />
          )}
          {known(way, area.code) ? (
            <Courses way={way} area={area} years={years} year={year} breaks={breaks} />
          ) : (
            <p className={styles.note}>{t('divided.nothing', { area: area.name, by: way.division.name })}</p>
          )}
          <Beside way={way} year={year} />
          {way.counted && <p className={styles.note}>{t('divided.counted')}</p>}
        </>
      )}
    </section>
  );
}

/** Each part of the area over the years, on one scale, with its values beneath. */
function Courses({ way, area, years, year, breaks }: Pick<Props, 'area' | 'years' | 'year' | 'breaks'> & { way: Way }) {
  const { t } = useTranslation('indicator');
  const lines = way.parts.map((p) => ({
    ...p.category,
    series: seriesOfPart(p.cells, area.code, years),
    cells: p.cells,
  }));
  const scale = lines.flatMap((l) => l.series.map((p) => p.pixels));
  return (
    <ul className={styles.parts} aria-label={t('divided.courses', { area: area.name })}>
      {lines.map((line) => (
        <li key={line.code}>
          <span className={counties.name}>{line.name}</span>
          <span className={counties.value}>
            <PartValue cell={cellOf(line.cells, area.code, year)} />
          </span>
          <MiniSeries series={line.series} scale={scale} limit={null} breaks={breaks} year={year} />
        </li>
      ))}
    </ul>
  );
}

/** The parts of one year in all areas. */
function Beside({ way, year }: { way: Way; year: number }) {
  const { t } = useTranslation('indicator');
  const areas = areasOf(way);
  if (areas.length < 2) return null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: on a phone the parts must scroll from the keyboard too
    <section className={styles.scroll} aria-label={t('divided.table', { year })} tabIndex={0}>
      <table className={styles.table}>
        <caption>{t('divided.table', { year })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('area')}</th>
            {way.parts.map((p) => (
              <th key={p.category.code} scope="col">
                {p.category.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {areas.map((a) => (
            <tr key={a.code}>
              <th scope="row">{a.name}</th>
              {way.parts.map((p) => (
                <td key={p.category.code}>
                  <PartValue cell={cellOf(p.cells, a.code, year)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
