import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';
import styles from './cellpanel.module.css';

interface Props {
  label: string;
  items: readonly { key: string; label: string; children: ReactNode }[];
  first: string;
  onTurn?: (tab: string) => void;
}

/** Tabs that go on in a second line where the panel is narrow: none hides behind a menu. What was once shown keeps what was typed. */
export function PanelTabs({ label, items, first, onTurn }: Props) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState(first);
  const [seen, setSeen] = useState<readonly string[]>([first]);

  function turn(tab: string) {
    setCurrent(tab);
    setSeen((old) => (old.includes(tab) ? old : [...old, tab]));
    onTurn?.(tab);
  }

  function onKeyDown(event: KeyboardEvent) {
    const at = items.findIndex((i) => i.key === current);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
    const next = to === undefined ? undefined : items.at(to % items.length);
    if (!next) return;
    event.preventDefault();
    turn(next.key);
    list.current?.querySelector<HTMLElement>(`[data-tab="${next.key}"]`)?.focus();
  }

  return (
    <>
      <div ref={list} role="tablist" aria-label={label} className={styles.tabs} onKeyDown={onKeyDown}>
        {items.map((i) => (
          <button
            key={i.key}
            type="button"
            role="tab"
            id={`${id}${i.key}`}
            data-tab={i.key}
            aria-selected={i.key === current}
            aria-controls={`${id}${i.key}-panel`}
            tabIndex={i.key === current ? 0 : -1}
            onClick={() => turn(i.key)}
          >
            {i.label}
          </button>
        ))}
      </div>
      {items.map((i) => (
        <div
          key={i.key}
          role="tabpanel"
          id={`${id}${i.key}-panel`}
          aria-labelledby={`${id}${i.key}`}
          hidden={i.key !== current}
        >
          {seen.includes(i.key) && i.children}
        </div>
      ))}
    </>
  );
}
