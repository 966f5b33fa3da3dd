import { useTranslation } from 'react-i18next';
import type { Texts } from '@/lib/texts';
import type { Sheet } from './documents';
import { boxOf, problemOf, totalOf } from './scores';
import styles from './scores.module.css';

interface Props {
  areas: readonly { code: string; name: string }[];
  sheet: Sheet;
  entry: Texts;
  /** Undefined: the scores can only be read. */
  onWrite?: (change: Texts) => void;
  onLeave?: () => void;
}

/** One card per area, one line per item: points and, where there is something to say, a remark. */
export function ScoreGrid({ areas, sheet, entry, onWrite, onLeave }: Props) {
  const { t } = useTranslation('evaluation');
  return (
    <div className={styles.grid}>
      {areas.map((area) => (
        <fieldset key={area.code} className={styles.card}>
          <legend>{area.name}</legend>
          <p className={styles.total}>
            {t('scoring.total')} <strong>{totalOf(entry, area, sheet.items) ?? '–'}</strong>
          </p>
          {sheet.items.map((item) => (
            <Line key={item.code} area={area} item={item} entry={entry} onWrite={onWrite} onLeave={onLeave} />
          ))}
        </fieldset>
      ))}
    </div>
  );
}

interface LineProps extends Pick<Props, 'entry' | 'onWrite' | 'onLeave'> {
  area: { code: string; name: string };
  item: Sheet['items'][number];
}

function Line({ area, item, entry, onWrite, onLeave }: LineProps) {
  const { t } = useTranslation('evaluation');
  const [points, remark] = [boxOf(area.code, item.code, 'points'), boxOf(area.code, item.code, 'remark')];
  const typed = entry[points] ?? '';
  const said = entry[remark] ?? '';
  const problem = problemOf(typed, said);
  return (
    <div className={styles.line}>
      <span className={styles.item} title={item.guide}>
        {item.name} <small>{item.weight}%</small>
      </span>
      {onWrite ? (
        <>
          <input
            data-points={points}
            className={styles.points}
            inputMode="decimal"
            maxLength={8}
            aria-label={t('scoring.pointsOf', { area: area.name, item: item.name })}
            aria-invalid={problem ? true : undefined}
            aria-describedby={problem ? `${points}-problem` : undefined}
            value={typed}
            onChange={(e) => onWrite({ [points]: e.target.value })}
            onBlur={onLeave}
          />
          <input
            className={styles.remark}
            maxLength={1000}
            aria-label={t('scoring.remarkOf', { area: area.name, item: item.name })}
            placeholder={t('scoring.remark')}
            value={said}
            onChange={(e) => onWrite({ [remark]: e.target.value })}
            onBlur={onLeave}
          />
        </>
      ) : (
        <>
          <strong>{typed || '–'}</strong>
          <span className={styles.said}>{said}</span>
        </>
      )}
      {problem && (
        <span id={`${points}-problem`} role="alert" className={styles.problem}>
          {t(`scoring.problem.${problem}`)}
        </span>
      )}
    </div>
  );
}
