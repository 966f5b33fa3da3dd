import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { CoherenceQuery } from '@/gql/graphql';
import { address } from '@/lib/address';
import { readFault } from '@/lib/fault';
import { withScope } from '@/lib/scope';
import { useLoad } from '@/lib/useLoad';
import { useViewer } from '@/lib/viewer';
import { TextSkeleton } from '@/ui/Skeleton';
import { ErrorState } from '@/ui/States';
import { CoherenceDocument } from './documents';
import type { Item } from './reports';
import styles from './supervisions.module.css';

type Finding = CoherenceQuery['coherence'][number];

interface Props {
  plan: string;
  year: number;
  items: readonly Item[];
}

/** What does not fit together, for the office to look into: nobody is told anything by it. */
export function Coherence({ plan, year, items }: Props) {
  const { t } = useTranslation('progress');
  const { tenant } = useViewer();
  const { data, error, reload } = useLoad(CoherenceDocument, { plan, year });
  const findings = data?.coherence ?? [];
  return (
    <section className={styles.section} aria-labelledby="coherence">
      <h2 id="coherence">{t('coherence.title')}</h2>
      {error && !data && <ErrorState fault={readFault(error)} onRetry={reload} />}
      {!data && !error && <TextSkeleton lines={3} />}
      {data && findings.length === 0 && <p className={styles.quiet}>{t('coherence.nothing')}</p>}
      <ul className={styles.list}>
        {findings.map((f) => (
          <li key={`${f.kind}/${f.object}/${f.area.code}`} className={styles.item}>
            <p className={styles.about}>
              <span className={styles.tag}>{t(`coherence.kind.${f.kind}`)}</span>
              <Place to={placeOf(f, tenant.slug, plan, year, items)}>
                {f.object} {f.name}
              </Place>
              <span>{f.area.name}</span>
            </p>
            <p className={styles.text}>{f.reason}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Place({ to, children }: { to: string | undefined; children: ReactNode }) {
  return to ? <Link to={to}>{children}</Link> : <span>{children}</span>;
}

/** Where one looks into it: the indicator of that area, or the report of the department that leads there. */
function placeOf(f: Finding, own: string, plan: string, year: number, items: readonly Item[]): string | undefined {
  if (f.kind === 'indicator_red_tasks_done') {
    return withScope(address.indicator(own, plan, f.object), { year, area: f.area.code });
  }
  const reports = items.find((i) => i.code === f.object)?.reports ?? [];
  const there = reports.find((r) => r.role === 'lead' && r.tenant.area.code === f.area.code) ?? reports[0];
  return there && address.report(own, plan, year, f.object, there.tenant.slug);
}
