import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { attainmentOf, coverageOf, standing } from '@/lib/attainment';
import type { BoardArea } from '@/lib/dense';
import { formatDecimal } from '@/lib/format';
import { unitName } from '@/lib/unit';
import { colorOf, StandingMark } from '@/ui/StandingMark';
import { EmptyState } from '@/ui/States';
import { shareFace, type TileFace, TileMap } from '@/ui/TileMap';
import type { At } from './at';
import styles from './board.module.css';

interface Props extends At {
  /** "attainment", "completeness" or an indicator's code; undefined lets the map choose. */
  mode: string | undefined;
  change: (next: Record<string, string | undefined>) => void;
}

/** The counties side by side: how complete, how far, or one indicator. */
export function CountyMap({ plan, board, area, year, mode, change }: Props) {
  const { t } = useTranslation('board');
  const counties = board.areas.filter((a) => a.level === 'county');
  // While a year is being collected a county's share would rest on the few indicators that came in first.
  const counts = counties.map((c) => attainmentOf(board, c.code, year));
  const judged = counts.some((a) => a.judgeable > 0 && 2 * (a.judgeable + a.of.needs_judgement) >= a.total);
  const indicator = board.indicators.find((i) => i.code === mode);
  const shown = indicator
    ? 'indicator'
    : mode === 'completeness' || mode === 'attainment'
      ? mode
      : judged
        ? 'attainment'
        : 'completeness';

  const faces: Record<typeof shown, (county: BoardArea) => TileFace> = {
    completeness: (county) => {
      const { reported, expected } = coverageOf(board, county.code, year);
      return shareFace(reported, expected, t('map.reported', { reported, expected }));
    },
    attainment: (county) => {
      const { met, judgeable } = attainmentOf(board, county.code, year);
      return shareFace(met, judgeable, t('map.met', { met, judgeable }));
    },
    indicator: (county) => {
      const cell = indicator ? board.cell(indicator.code, county.code, year) : null;
      const of = standing(cell);
      const known = cell?.display != null;
      return {
        color: colorOf(of),
        strength: known ? 0.16 : 0,
        hatched: !known,
        main: known ? formatDecimal(cell.display ?? '') : '—',
        note: <StandingMark cell={cell} />,
      };
    },
  };

  return (
    <section className={`${styles.panel} ${styles.map}`} aria-labelledby="map">
      <div className={styles.panelHead}>
        <h2 id="map">{t('map.title')}</h2>
        <Select
          aria-label={t('map.mode')}
          className={styles.mapMode}
          popupMatchSelectWidth={false}
          showSearch
          optionFilterProp="label"
          value={indicator ? indicator.code : shown}
          options={[
            { value: 'attainment', label: t('map.attainment') },
            { value: 'completeness', label: t('map.completeness') },
            ...board.indicators.map((i) => ({ value: i.code, label: `${i.code} ${i.name}` })),
          ]}
          onChange={(next: string) => change({ map: next })}
        />
      </div>
      {counties.length === 0 ? (
        <EmptyState title={t('map.nothing')} />
      ) : (
        <TileMap
          label={t('map.title')}
          parent={plan.area.code}
          areas={counties}
          name={(county) => county.name}
          face={faces[shown]}
          selected={area.code}
          onSelect={(county) => change({ area: county.code === area.code ? plan.area.code : county.code })}
        />
      )}
      <p className={styles.note}>
        {indicator
          ? t('map.noteIndicator', { unit: unitName(indicator.unit), target: indicator.target })
          : t(`map.note_${shown}`)}
        {t('map.schematic')}
      </p>
    </section>
  );
}
