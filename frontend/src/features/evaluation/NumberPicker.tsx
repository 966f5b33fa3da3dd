import { type KeyboardEvent, useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { groupBy } from '@/lib/group';
import { isMeant } from './numbers';
import styles from './numbers.module.css';
import type { ReportNumber } from './reportQueries';

const intoView = (list: HTMLElement | null) => list?.scrollIntoView({ block: 'nearest' });

interface Props {
  /** What the text is called in which a number is put. */
  of: string;
  numbers: readonly ReportNumber[];
  onPick: (key: string) => void;
}

/** Finds a number by its name, key or value, and puts it where one was writing. */
export function NumberPicker({ of, numbers, onPick }: Props) {
  const { t } = useTranslation('reports');
  const id = useId();
  const [words, setWords] = useState('');
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const meant = useMemo(() => numbers.filter((n) => isMeant(n, words.trim())), [numbers, words]);
  const groups = useMemo(() => groupBy(meant, (n) => n.group), [meant]);
  // The arrows follow what is seen, which is by group.
  const seen = useMemo(() => groups.flatMap(([, members]) => members), [groups]);
  const active = open ? seen[at] : undefined;

  function pick(key: string) {
    setWords('');
    setAt(0);
    setOpen(false);
    onPick(key);
  }

  function move(to: number) {
    const next = Math.max(0, Math.min(seen.length - 1, to));
    setOpen(true);
    setAt(open ? next : 0);
    document.getElementById(`${id}-${seen[next]?.key}`)?.scrollIntoView({ block: 'nearest' });
  }

  function press(event: KeyboardEvent) {
    // An input method uses the same keys to choose a word.
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') move(at + 1);
    else if (event.key === 'ArrowUp') move(at - 1);
    else if (event.key === 'Escape' && open) setOpen(false);
    else if (event.key === 'Enter' && active) pick(active.key);
    else return;
    event.preventDefault();
  }

  return (
    <div className={styles.picker}>
      <input
        type="text"
        role="combobox"
        autoComplete="off"
        aria-label={t('edit.insertInto', { text: of })}
        aria-autocomplete="list"
        aria-expanded={open}
        aria-controls={open ? `${id}-list` : undefined}
        aria-activedescendant={active && `${id}-${active.key}`}
        placeholder={t('edit.insert')}
        value={words}
        onChange={(e) => {
          setWords(e.target.value);
          setAt(0);
          setOpen(true);
        }}
        onClick={() => setOpen(true)}
        onKeyDown={press}
        onBlur={() => setOpen(false)}
      />
      {open && (
        // The list belongs to the field, which keeps the focus; pressing on it must not take it away.
        <div
          ref={intoView}
          id={`${id}-list`}
          role="listbox"
          aria-label={t('edit.numbers')}
          className={styles.list}
          tabIndex={-1}
        >
          {groups.map(([group, members]) => (
            // biome-ignore lint/a11y/useSemanticElements: a fieldset has no place in a list to choose from
            <div key={group} role="group" aria-label={group}>
              <p aria-hidden="true">{group}</p>
              {members.map((n) => (
                <div
                  key={n.key}
                  id={`${id}-${n.key}`}
                  role="option"
                  aria-selected={n === active}
                  tabIndex={-1}
                  className={styles.option}
                  onMouseDown={(e) => {
                    e.preventDefault();
                    pick(n.key);
                  }}
                >
                  <span>{n.label}</span>
                  <span>{n.value}</span>
                  <code className={styles.key}>{n.key}</code>
                </div>
              ))}
            </div>
          ))}
          {seen.length === 0 && <p>{t('edit.noNumber')}</p>}
        </div>
      )}
    </div>
  );
}
