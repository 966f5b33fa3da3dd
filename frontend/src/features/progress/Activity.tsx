import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import { address } from '@/lib/address';
import { formatDecimal } from '@/lib/format';
import { useViewer } from '@/lib/viewer';
import { ActivityDocument } from './documents';
import styles from './report.module.css';

/** What outside systems counted in the year for a task: evidence that there is work, and no figure of any plan. */
export function Activity({ plan, year, task }: { plan: string; year: number; task: string }) {
  const { t } = useTranslation('progress');
  const { tenant } = useViewer();
  const [{ data }] = useQuery({ query: ActivityDocument, variables: { plan, year, task } });
  const rows = (data?.taskActivity ?? []).flatMap((a) => a.areas.map((area) => ({ ...area, of: a })));
  if (rows.length === 0) return null;
  return (
    <section className={styles.activity} aria-label={t('activity.title', { year })}>
      <h2>{t('activity.title', { year })}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table must scroll from the keyboard too */}
      <section className={styles.activityScroll} aria-label={t('activity.table')} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('activity.what')}</th>
              {Array.from({ length: 12 }, (_, m) => m + 1).map((month) => (
                <th key={month} scope="col">
                  {t('activity.month', { month })}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ of, area, months }) => (
              <tr key={`${of.source}${of.name}${area.code}`}>
                <th scope="row">
                  {of.name}（{of.unit}）· {area.name}{' '}
                  <Link to={address.source(tenant.slug, of.source)} className={styles.hint}>
                    {of.sourceName}
                  </Link>
                </th>
                {months.map((m, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the twelve months are always these
                  <td key={at} title={m.hidden ? t('activity.hidden') : undefined}>
                    {m.hidden ? '…' : m.count === null ? '' : formatDecimal(String(m.count))}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {rows.some((r) => r.months.some((m) => m.hidden)) && <p className={styles.hint}>{t('activity.hidden')}</p>}
    </section>
  );
}
