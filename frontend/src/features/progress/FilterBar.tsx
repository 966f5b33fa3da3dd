import { Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Head } from './reports';
import { count, STATE_FILTERS, type StateFilter } from './tasks';
import styles from './tasks.module.css';

interface Props {
  typed: string;
  state: StateFilter | undefined;
  /** The reports of what the words leave; each state says how many of these are in it. */
  heads: readonly Head[];
  /** Undefined where all items concern the caller, or none does. */
  concerned: boolean | undefined;
  onChange: (next: Record<string, string | undefined>) => void;
}

/** Words, state and whose: all of it lives in the address. */
export function FilterBar({ typed, state, heads, concerned, onChange }: Props) {
  const { t } = useTranslation('progress');
  const counts = count(heads);
  const states = STATE_FILTERS.filter((s) => counts[s] > 0 || s === state);
  return (
    <div className={styles.bar}>
      <Input
        className={styles.search}
        aria-label={t('filter.words')}
        placeholder={t('filter.hint')}
        allowClear
        value={typed}
        onChange={(e) => onChange({ q: e.target.value || undefined })}
      />
      <Select<StateFilter | ''>
        className={styles.states}
        aria-label={t('filter.state')}
        value={state ?? ''}
        options={[
          { value: '' as const, label: t('filter.every') },
          ...states.map((s) => ({ value: s, label: t('filter.one', { state: t(`state.${s}`), count: counts[s] }) })),
        ]}
        onChange={(s) => onChange({ state: s || undefined })}
      />
      {concerned !== undefined && (
        <label className={styles.check}>
          <input
            type="checkbox"
            checked={concerned}
            onChange={(e) => onChange({ all: e.target.checked ? undefined : '1' })}
          />
          {t('filter.concerned')}
        </label>
      )}
    </div>
  );
}
