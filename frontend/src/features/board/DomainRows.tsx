import { useTranslation } from 'react-i18next';
import { attainmentOf, isJudged, JUDGED, type Standing, standing, UNJUDGED } from '@/lib/attainment';
import { lookOf } from '@/ui/StandingMark';
import { VerdictShape } from '@/ui/VerdictMark';
import type { At } from './at';
import styles from './board.module.css';
import domain from './domains.module.css';

const ORDER: readonly Standing[] = [...JUDGED, ...UNJUDGED];

/** Each domain a row, each year a small picture of its verdicts, best first: how attainment moved, and where it stands. */
export function DomainRows({ plan, board, area, year }: At) {
  const { t } = useTranslation('board');
  const names = new Map(plan.domains.map((d) => [d.code, d.name]));
  const codes = plan.domains.map((d) => d.code).filter((code) => board.indicators.some((i) => i.domain === code));
  const empty = plan.domains.filter((d) => !codes.includes(d.code));
  return (
    <section className={`${styles.panel} ${styles.domains}`} aria-labelledby="domains">
      <h2 id="domains">{t('domains.title')}</h2>
      <div className={domain.scroll}>
        <table className={domain.table}>
          <thead>
            <tr>
              <th scope="col">{t('domains.domain')}</th>
              {board.years.map((y) => (
                <th key={y} scope="col" data-now={y === year || undefined}>
                  {y}
                </th>
              ))}
              <th scope="col" className={domain.sum}>
                {t('domains.met', { year })}
              </th>
            </tr>
          </thead>
          <tbody>
            {codes.map((code) => {
              const indicators = board.indicators.filter((i) => i.domain === code);
              const now = attainmentOf(board, area.code, year, indicators);
              return (
                <tr key={code}>
                  <th scope="row">{names.get(code)}</th>
                  {board.years.map((y) => {
                    const a = attainmentOf(board, area.code, y, indicators);
                    const marks = indicators
                      .map((i) => ({ code: i.code, name: i.name, of: standing(board.cell(i.code, area.code, y)) }))
                      .filter(({ of }) => ORDER.includes(of))
                      .sort((p, q) => ORDER.indexOf(p.of) - ORDER.indexOf(q.of));
                    return (
                      <td key={y} data-now={y === year || undefined}>
                        <span className="visually-hidden">
                          {t('domains.cell', { met: a.met, judgeable: a.judgeable })}
                        </span>
                        <span className={domain.marks}>
                          {marks.map((m) => (
                            <span
                              key={m.code}
                              title={`${m.name} · ${t(`figures:standing.${m.of}`)}`}
                              data-quiet={!isJudged(m.of) || undefined}
                            >
                              <VerdictShape status={lookOf(m.of)} />
                            </span>
                          ))}
                        </span>
                      </td>
                    );
                  })}
                  <td className={domain.sum}>{now.judgeable > 0 ? `${now.met} / ${now.judgeable}` : '—'}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <ul className={domain.key} aria-label={t('domains.key')}>
        {(['met', 'on_track', 'at_risk', 'off_track', 'worsening', 'needs_judgement', 'no_data'] as const).map((s) => (
          <li key={s}>
            <VerdictShape status={s} /> {t(s === 'no_data' ? 'domains.keyNoData' : `figures:standing.${s}`)}
          </li>
        ))}
      </ul>
      {empty.length > 0 && (
        <p className={styles.note}>{t('domains.none', { names: empty.map((d) => d.name).join(t('and')) })}</p>
      )}
    </section>
  );
}
