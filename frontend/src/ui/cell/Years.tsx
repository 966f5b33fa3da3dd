import { useTranslation } from 'react-i18next';
import type { CellQuery } from '@/gql/graphql';
import { Num } from '@/ui/Num';
import { Sparkline } from '@/ui/Sparkline';
import { StateMark } from '@/ui/StateMark';
import styles from './cellpanel.module.css';

type Past = NonNullable<CellQuery['cell']>['past'];

/** What stood here in the years before, with where each stands; a year without a figure is a gap, and a changed definition begins another line. */
export function Years({ past, year, broken }: { past: Past; year: number; broken: readonly number[] }) {
  const { t } = useTranslation('cellpanel');
  if (past.length === 0) return <p className={styles.quiet}>{t('years.nothing')}</p>;
  const first = past[0]?.year ?? year;
  const values = Array.from({ length: year - first }, (_, i) => {
    const value = past.find((f) => f.year === first + i)?.value;
    return value == null ? null : Number(value);
  });
  return (
    <>
      <Sparkline
        values={values}
        breaks={broken.map((b) => b - first).filter((at) => at > 0 && at < values.length)}
        width={200}
        height={40}
      />
      <table className={styles.table}>
        <caption className="visually-hidden">{t('tab.years')}</caption>
        <tbody>
          {[...past].reverse().map((f) => (
            <tr key={f.year}>
              <th scope="row">{t('years.year', { year: f.year })}</th>
              <td className={styles.number}>
                <Num value={f.value} emptiness={f.emptiness} />
              </td>
              <td>
                <StateMark state={f.state} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
