import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { EMPTINESS, type Emptiness } from '@/ui/EmptyMark';
import { Kbd } from '@/ui/Kbd';
import { noteId, useSheetActs } from './acts';
import styles from './menu.module.css';

interface Props {
  rowKey: string;
  current: Emptiness | null;
  onClose: (refocus: boolean) => void;
}

/** Why there is no value. Four answers, none of which is zero. */
export function EmptyMenu({ rowKey, current, onClose }: Props) {
  const { t } = useTranslation('sheet');
  const { t: ui } = useTranslation('ui');
  const acts = useSheetActs();
  const menu = useRef<HTMLDivElement>(null);

  useEffect(() => {
    menu.current?.querySelector<HTMLElement>('[role^=menuitem]')?.focus();
  }, []);

  function choose(emptiness: Emptiness) {
    acts.setEmptiness(rowKey, emptiness);
    onClose(emptiness !== 'not_collected');
    // The reason is asked for at once, in the field under the row.
    if (emptiness === 'not_collected') {
      requestAnimationFrame(() => document.getElementById(noteId(rowKey))?.querySelector('textarea')?.focus());
    }
  }

  function onKeyDown(event: KeyboardEvent) {
    const items = [...(menu.current?.querySelectorAll<HTMLElement>('[role^=menuitem]') ?? [])];
    const at = items.indexOf(document.activeElement as HTMLElement);
    const byDigit = EMPTINESS[Number(event.key) - 1];
    if (byDigit) choose(byDigit);
    else if (event.key === 'ArrowDown') items[(at + 1) % items.length]?.focus();
    else if (event.key === 'ArrowUp') items[(at - 1 + items.length) % items.length]?.focus();
    else if (event.key === 'Escape') onClose(true);
    else if (event.key === 'Tab') return onClose(false);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <div
      ref={menu}
      role="menu"
      tabIndex={-1}
      aria-label={t('empty.title')}
      className={styles.menu}
      onKeyDown={onKeyDown}
      onBlur={(e) => !e.currentTarget.contains(e.relatedTarget) && onClose(false)}
    >
      <p className={styles.title}>{t('empty.title')}</p>
      {EMPTINESS.map((emptiness, i) => (
        <button
          key={emptiness}
          type="button"
          role="menuitemradio"
          tabIndex={-1}
          aria-checked={(current ?? 'not_reported') === emptiness}
          className={styles.item}
          onClick={() => choose(emptiness)}
        >
          <Kbd>{String(i + 1)}</Kbd>
          <span>
            {ui(`emptiness.${emptiness}`)}
            <small>{t(`empty.hint.${emptiness}`)}</small>
          </span>
        </button>
      ))}
      <p className={styles.foot}>{t('empty.zero')}</p>
    </div>
  );
}
