import { type CSSProperties, type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { percent } from '@/lib/attainment';
import { ACCENT } from './theme';
import { tileRows } from './tileLayout';
import styles from './tiles.module.css';
import { VERDICT_LOOK } from './verdict';

export interface TileFace {
  /** 0–1: how strongly the tile is tinted with its colour. */
  strength: number;
  color: string;
  hatched?: boolean;
  /** The main figure or mark. */
  main: ReactNode;
  note?: ReactNode;
}

/** A tile tinted by a share of a whole; nothing to divide by is hatched. */
export function shareFace(part: number, whole: number, note: ReactNode): TileFace {
  if (whole === 0) return { strength: 0, color: VERDICT_LOOK.no_data.color, hatched: true, main: '—' };
  return { color: ACCENT, strength: 0.06 + (0.38 * part) / whole, main: `${percent(part, whole)}%`, note };
}

interface Props<A> {
  label: string;
  parent: string;
  areas: readonly A[];
  face: (area: A) => TileFace;
  /** The name on the tile. */
  name: (area: A) => string;
  selected?: string;
  onSelect?: (area: A) => void;
}

/** The counties as tiles in the order of the map, and those without a place there beneath it: who lies beside whom, no boundaries. */
export function TileMap<A extends { code: string }>({
  label,
  parent,
  areas,
  face,
  name,
  selected,
  onSelect,
}: Props<A>) {
  const { t } = useTranslation('ui');
  const id = useId();
  const { rows, beside } = tileRows(parent, areas);
  const width = Math.max(1, ...rows.map((row) => row.length));
  const tile = (area: A, place: CSSProperties) => (
    <Tile
      key={area.code}
      name={name(area)}
      look={face(area)}
      place={place}
      pressed={selected === area.code}
      onSelect={onSelect && (() => onSelect(area))}
    />
  );
  return (
    <>
      <ul className={styles.map} aria-label={label} style={{ '--columns': width } as CSSProperties}>
        {rows.flatMap((row, r) => row.map((area, c) => area && tile(area, { gridRow: r + 1, gridColumn: c + 1 })))}
      </ul>
      {beside.length > 0 && (
        <>
          <p id={id} className={styles.beside}>
            {t('map.beside')}
          </p>
          <ul className={styles.map} aria-labelledby={id} style={{ '--columns': width } as CSSProperties}>
            {beside.map((area) => tile(area, {}))}
          </ul>
        </>
      )}
    </>
  );
}

interface TileProps {
  name: string;
  look: TileFace;
  place: CSSProperties;
  pressed: boolean;
  onSelect?: () => void;
}

function Tile({ name, look, place, pressed, onSelect }: TileProps) {
  const style = {
    ...place,
    '--tint': look.color,
    '--strength': `${Math.round(look.strength * 100)}%`,
  } as CSSProperties;
  const inside = (
    <>
      <span className={styles.name}>{name}</span>
      <span className={styles.main}>{look.main}</span>
      {look.note && <span className={styles.note}>{look.note}</span>}
    </>
  );
  return (
    <li style={style} className={styles.place} data-hatched={look.hatched || undefined}>
      {onSelect ? (
        <button type="button" className={styles.tile} aria-pressed={pressed} onClick={onSelect}>
          {inside}
        </button>
      ) : (
        <div className={styles.tile}>{inside}</div>
      )}
    </li>
  );
}
