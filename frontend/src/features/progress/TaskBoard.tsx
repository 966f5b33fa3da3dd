import { useCallback, useDeferredValue, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { address } from '@/lib/address';
import { useScope } from '@/lib/scope';
import { useViewer } from '@/lib/viewer';
import { Deadline } from '@/ui/Deadline';
import { KeyHints } from '@/ui/Kbd';
import { PageHead } from '@/ui/PageHead';
import { EmptyState } from '@/ui/States';
import { Coherence } from './Coherence';
import { FilterBar } from './FilterBar';
import type { Item, Progress } from './reports';
import { Summary } from './Summary';
import { Supervisions } from './Supervisions';
import { TaskTable } from './TaskTable';
import { areasOf, concerns, filterItems, STATE_FILTERS, shownHeads } from './tasks';
import styles from './tasks.module.css';

interface Props {
  progress: Progress;
  plan: string;
  onChanged: () => void;
}

/** The year's tasks at a glance, what is chased, and what does not fit together. */
export function TaskBoard({ progress, plan, onChanged }: Props) {
  const { t } = useTranslation('progress');
  const viewer = useViewer();
  const { params, change } = useScope();
  const { items, year } = progress;
  const typed = params.get('q') ?? '';
  const words = useDeferredValue(typed);
  const state = STATE_FILTERS.find((s) => s === params.get('state'));
  const mixed = useMemo(() => items.some(concerns) && !items.every(concerns), [items]);
  const concerned = mixed && params.get('all') === null;
  const own = viewer.tenant.slug;
  const oneArea = useMemo(() => areasOf(items).length <= 1, [items]);
  const heads = useCallback((item: Item) => shownHeads(item, own, oneArea), [own, oneArea]);
  const inView = useMemo(() => filterItems(items, { words, concerned }, heads), [items, words, concerned, heads]);
  const shown = useMemo(() => filterItems(inView, { words: '', state }, heads), [inView, state, heads]);

  return (
    <>
      <PageHead
        title={t('title', { year })}
        lead={
          <>
            {progress.plan.title}
            <span className={styles.due}>
              {progress.open ? (
                <>
                  {t('due')} <Deadline at={progress.due} />
                </>
              ) : (
                t('closed')
              )}
            </span>
          </>
        }
        acts={<Link to={address.units(own, plan, year)}>{t('units')}</Link>}
      />
      <Summary items={items} oneArea={oneArea} />
      <FilterBar
        typed={typed}
        state={state}
        heads={inView.flatMap(heads)}
        concerned={mixed ? concerned : undefined}
        onChange={change}
      />
      {shown.length === 0 ? (
        <EmptyState title={t('nothing.title')}>{t('nothing.text')}</EmptyState>
      ) : (
        <>
          <KeyHints
            hints={[
              { keys: ['↑', '↓'], words: t('keys.row') },
              { keys: ['←', '→'], words: t('keys.cell') },
              { keys: ['Enter'], words: t('keys.open') },
            ]}
          />
          <TaskTable all={items} shown={shown} plan={plan} year={year} />
        </>
      )}
      <Supervisions of={progress.supervisions} plan={plan} year={year} onAnswered={onChanged} />
      {viewer.work.includes('review_progress') && <Coherence plan={plan} year={year} items={items} />}
    </>
  );
}
