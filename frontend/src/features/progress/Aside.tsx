import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { address } from '@/lib/address';
import { indicatorOf, reachedIn } from '@/lib/promise';
import { unitName } from '@/lib/unit';
import { useViewer } from '@/lib/viewer';
import { ReachedMark } from '@/ui/ReachedMark';
import type { Report } from './entry';
import { ReportMark } from './ReportMark';
import styles from './report.module.css';

interface Props {
  report: Report;
  plan: string;
  year: number;
  names: ReadonlyMap<string, string>;
}

/** What one reads the report by: the targets in the plan's prose, what it is related to, and the other departments' reports. */
export function Aside({ report, plan, year, names }: Props) {
  const { t } = useTranslation('progress');
  const { tenant } = useViewer();
  const { item, targets } = report;
  const others = item.reports.filter((r) => r.tenant.slug !== report.tenant.slug);
  const to = (code: string, of?: string) => address.report(tenant.slug, plan, year, code, of);
  const lines = item.support.map((l) => l.name).join(t('and'));
  return (
    <section className={styles.aside} aria-label={t('aside.title')}>
      <Part title={t('aside.parts')}>
        <p>{item.domain?.name ?? t('projects')}</p>
        <p className={styles.hint}>
          {t('leadLine', { line: item.lead.name })}
          {lines && <> · {t('aside.support', { lines })}</>}
        </p>
      </Part>
      {targets.length > 0 && (
        <Part title={t('aside.targets')}>
          <ul>
            {targets.map((target) => (
              <li key={target.code}>
                {target.name} <strong>{target.printed}</strong>
                {target.unit && target.unit !== '%' && <span className={styles.hint}> {unitName(target.unit)}</span>}
                {target.note && <p className={styles.hint}>{target.note}</p>}
                <Reached target={target} year={year} />
              </li>
            ))}
          </ul>
        </Part>
      )}
      {item.related.length > 0 && (
        <Part title={item.kind === 'project' ? t('aside.tasks') : t('aside.projects')}>
          <ul>
            {item.related.map((code) => (
              <li key={code}>
                <Link to={to(code, report.tenant.slug)}>
                  {code} {names.get(code)}
                </Link>
              </li>
            ))}
          </ul>
        </Part>
      )}
      {others.length > 0 && (
        <Part title={t('aside.others')}>
          <ul className={styles.others}>
            {others.map((r) => (
              <li key={r.tenant.slug}>
                <Link to={to(item.code, r.tenant.slug)}>{r.tenant.name}</Link>
                <ReportMark report={r} />
              </li>
            ))}
          </ul>
        </Part>
      )}
    </section>
  );
}

function Reached({ target, year }: { target: Report['targets'][number]; year: number }) {
  const value = reachedIn(target, year);
  return value && <ReachedMark value={value} measuredBy={indicatorOf(target)} />;
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <h3>{title}</h3>
      {children}
    </div>
  );
}
