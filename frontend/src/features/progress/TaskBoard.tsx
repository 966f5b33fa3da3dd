import { useDeferredValue, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useScope } from '@/lib/scope';
import { useViewer } from '@/lib/viewer';
import { Deadline } from '@/ui/Deadline';
import { KeyHints } from '@/ui/Kbd';
import { PageHead } from '@/ui/PageHead';
import { EmptyState } from '@/ui/States';
import { Coherence } from './Coherence';
import { FilterBar } from './FilterBar';
import type { Progress } from './reports';
import { Summary } from './Summary';
import { Supervisions } from './Supervisions';
import { TaskTable } from './TaskTable';
import { concerns, filterItems, STATE_FILTERS } from './tasks';
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
  const inView = useMemo(() => filterItems(items, { words, concerned }), [items, words, concerned]);
  const shown = useMemo(() => filterItems(inView, { words: '', state }), [inView, state]);

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
      />
      <Summary items={items} />
      <FilterBar
        typed={typed}
        state={state}
        inView={inView}
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
