import { useTranslation } from 'react-i18next';
import { Back, Tick } from './glyphs';
import styles from './marks.module.css';

export const FIGURE_STATES = [
  'draft',
  'submitted',
  'reviewed',
  'county_signed',
  'line_checked',
  'approved',
  'returned',
  'withdrawn',
] as const;
export type FigureState = (typeof FIGURE_STATES)[number];

/** How far round the circle a figure is on its way to approval. */
const TURN: Partial<Record<FigureState, number>> = {
  submitted: 0.2,
  reviewed: 0.4,
  county_signed: 0.6,
  line_checked: 0.8,
};

function pie(turn: number): string {
  const angle = turn * 2 * Math.PI;
  const x = 6 + 5 * Math.sin(angle);
  const y = 6 - 5 * Math.cos(angle);
  return `M6 6V1A5 5 0 ${turn > 0.5 ? 1 : 0} 1 ${x.toFixed(2)} ${y.toFixed(2)}z`;
}

function Glyph({ state }: { state: FigureState | 'none' }) {
  if (state === 'approved') return <Tick />;
  if (state === 'returned' || state === 'withdrawn') return <Back />;
  const turn = state === 'none' ? undefined : TURN[state];
  return (
    <>
      <circle
        cx="6"
        cy="6"
        r="5"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.200"
        strokeDasharray={turn === undefined ? '2 1.600' : undefined}
      />
      {turn !== undefined && <path d={pie(turn)} fill="currentColor" />}
    </>
  );
}

/** Where a figure stands on its way from draft to approved; null where nothing is stored. */
export function StateMark({ state }: { state: string | null | undefined }) {
  const { t } = useTranslation('ui');
  const known = (FIGURE_STATES as readonly string[]).includes(state ?? '') ? (state as FigureState) : 'none';
  return (
    <span className={styles.state} data-state={known}>
      <svg className={styles.shape} width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
        <Glyph state={known} />
      </svg>
      {t(`figureState.${known}`)}
    </span>
  );
}
