import { useEffect, useMemo } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { attainmentOf, coverageOf, yearToShow } from '@/lib/attainment';
import { formatDay } from '@/lib/dates';
import { decodeBoard } from '@/lib/dense';
import { useScope } from '@/lib/scope';
import { shareFace, TileMap } from '@/ui/TileMap';
import { YearTabs } from '@/ui/YearTabs';
import { PublishedTable } from './PublishedTable';
import styles from './publicsite.module.css';

interface Props {
  title: string;
  city: string;
  years: number[];
  publishedAt?: string | null;
  board: unknown;
  /** The city's code. */
  area: string;
}

/** A plan's published values for one year: a sentence, a map and a table. */
export function PublishedBoard({ title, city, years, publishedAt, board: json, area: cityCode }: Props) {
  const { t, i18n } = useTranslation('publicsite');
  const { scope, change } = useScope();
  const board = useMemo(() => decodeBoard(json), [json]);
  const shownYears = board.years.filter((y) => years.includes(y));
  const area =
    board.areas.find((a) => a.code === scope.area) ?? board.areas.find((a) => a.code === cityCode) ?? board.areas[0];
  const year = shownYears.find((y) => y === scope.year) ?? (area && yearToShow(board, area.code));
  const counties = board.areas.filter((a) => a.level === 'county');

  useEffect(() => {
    document.title = `${title} · 量策`;
  }, [title]);

  if (!area || year === undefined) return null;
  const a = attainmentOf(board, area.code, year);
  return (
    <>
      <h1>{title}</h1>
      <p className={styles.lead}>
        {city}
        {publishedAt && ` · ${t('publishedAt', { day: formatDay(publishedAt, i18n.language) })}`}
      </p>
      <YearTabs
        years={shownYears}
        value={year}
        filled={(y) => {
          const { reported, expected } = coverageOf(board, area.code, y);
          return expected === 0 ? undefined : reported / expected;
        }}
        onChange={(next) => change({ year: next })}
      />
      <div className={styles.story}>
        <p className={styles.sentence}>
          {a.judgeable > 0 ? (
            <Trans
              t={t}
              i18nKey="met"
              values={{ area: area.name, year, judgeable: a.judgeable, met: a.met }}
              components={{ b: <strong /> }}
            />
          ) : (
            t('nothingJudged', { area: area.name, year })
          )}
        </p>
        {counties.length > 0 && (
          <div>
            <TileMap
              label={t('map')}
              parent={cityCode}
              areas={counties}
              name={(county) => county.name}
              face={(county) => {
                const { met, judgeable } = attainmentOf(board, county.code, year);
                return shareFace(met, judgeable, t('metOf', { met, judgeable }));
              }}
              selected={area.code}
              onSelect={(county) => change({ area: county.code === area.code ? undefined : county.code })}
            />
            <p className={styles.note}>{t('schematic')}</p>
          </div>
        )}
      </div>
      <PublishedTable board={board} area={area} year={year} />
    </>
  );
}
