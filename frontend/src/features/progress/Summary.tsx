import { useTranslation } from 'react-i18next';
import { useViewer } from '@/lib/viewer';
import type { Head, Item } from './reports';
import { type Counts, count, owed } from './tasks';
import styles from './tasks.module.css';

const ORDER = ['missing', 'draft', 'returned', 'submitted', 'accepted', 'overdue'] as const;

/** What is owed and how far it is, in one quiet sentence; what the caller should act on stands out. */
export function Summary({ items, oneArea }: { items: readonly Item[]; oneArea: boolean }) {
  const { t } = useTranslation('progress');
  const { tenant, work } = useViewer();
  const heads = owed(items);
  const own = heads.filter((h) => h.tenant.slug === tenant.slug);
  const part = items.some((i) => i.role !== null);
  // A department of one area also sees the leaders of what it supports; they are not its to chase.
  const others = oneArea && part ? [] : heads.filter((h) => h.tenant.slug !== tenant.slug);
  const reviews = work.includes('review_progress');
  const waiting = reviews ? others.filter((h) => awaits(h, tenant.area.code)).length : 0;
  if (own.length + others.length === 0) {
    return <p className={styles.summary}>{t(part ? 'summary.supporting' : 'summary.none')}</p>;
  }
  return (
    <p className={styles.summary}>
      {own.length > 0 && <Sentence start={t('summary.own', { count: own.length })} counts={count(own)} />}
      {others.length > 0 && <Sentence start={t('summary.others', { count: others.length })} counts={count(others)} />}
      {waiting > 0 && <strong>{t('summary.waiting', { count: waiting })}</strong>}
    </p>
  );
}

/** The committee office reviews what departments of its own level hand in. */
function awaits(head: Head, area: string): boolean {
  return head.state === 'submitted' && head.tenant.area.code === area;
}

function Sentence({ start, counts }: { start: string; counts: Counts }) {
  const { t } = useTranslation('progress');
  const said = ORDER.filter((s) => counts[s] > 0);
  return (
    <span>
      {start}
      {said.map((s, i) => (
        <span key={s} data-bad={s === 'overdue' || s === 'returned' || undefined}>
          {i > 0 && t('summary.comma')}
          {t(`summary.${s}`, { count: counts[s] })}
        </span>
      ))}
      {t('summary.stop')}
    </span>
  );
}
