import { type ClipboardEvent, type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readTyped } from '@/lib/decimal';
import { formatDecimal } from '@/lib/format';
import { EmptyMark } from '@/ui/EmptyMark';
import { cellId, noteId, useSheetActs } from './acts';
import { EmptyMenu } from './EmptyMenu';
import { isReadable, type Row } from './grid';
import styles from './grid.module.css';

/** One cell to type into: typing replaces, arrows and Enter move, Esc takes back, "-" asks why there is no value. */
export function CellInput({ row, label }: { row: Row; label: string }) {
  const { t } = useTranslation('sheet');
  const acts = useSheetActs();
  const input = useRef<HTMLInputElement>(null);
  const [focused, setFocused] = useState(false);
  const [menu, setMenu] = useState(false);
  const { entry, key } = row;
  const empty = entry.emptiness !== null;
  const typed = readTyped(entry.text);
  const shown = focused || typed === null ? entry.text : formatDecimal(typed);

  // Before the next key arrives, so that the first one replaces the whole value.
  useLayoutEffect(() => {
    if (focused) input.current?.select();
  }, [focused]);

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (event.nativeEvent.isComposing) return;
    const field = event.currentTarget;
    const whole = field.selectionStart === 0 && field.selectionEnd === field.value.length;
    const opensMenu =
      ((event.key === '-' || event.key === '\uff0d') && whole) || (event.altKey && event.key === 'ArrowDown');
    // By the place of the key: with Alt, some keyboards type another letter.
    if (event.altKey && event.code === 'KeyH') acts.openPanel(key);
    else if (opensMenu) setMenu(true);
    else if (event.altKey && event.key === 'Enter') acts.take(key);
    else if (event.key === 'ArrowDown' || (event.key === 'Enter' && !event.shiftKey)) acts.step(key, 1);
    else if (event.key === 'ArrowUp' || event.key === 'Enter') acts.step(key, -1);
    else if (event.key === 'PageDown') acts.turn(key, 1);
    else if (event.key === 'PageUp') acts.turn(key, -1);
    else if (event.key === 'Escape') acts.revert(key);
    else return;
    event.preventDefault();
  }

  function onPaste(event: ClipboardEvent<HTMLInputElement>) {
    const text = event.clipboardData.getData('text/plain');
    if (!/[\n\t]/.test(text.trim())) return;
    event.preventDefault();
    acts.paste(key, text);
  }

  const closeMenu = (refocus: boolean) => {
    setMenu(false);
    if (refocus) input.current?.focus();
  };

  return (
    <div className={styles.cell} data-phase={row.phase} data-blank={!empty && entry.text === '' ? true : undefined}>
      {row.cell.element.kind === 'flag' && !focused && typed !== null && (
        <span className={styles.flag} aria-hidden="true">
          {t(typed === '0' ? 'flag.no' : 'flag.yes')}
        </span>
      )}
      <input
        ref={input}
        id={cellId(key)}
        className={styles.input}
        inputMode="decimal"
        autoComplete="off"
        spellCheck={false}
        aria-label={label}
        aria-invalid={!isReadable(entry) || row.phase === 'refused' || undefined}
        aria-describedby={noteId(key)}
        value={empty ? '' : shown}
        onChange={(e) => acts.type(key, e.target.value)}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
        onMouseUp={(e) =>
          focused && e.currentTarget.selectionEnd === e.currentTarget.value.length && e.preventDefault()
        }
        onFocus={() => {
          setFocused(true);
          acts.look(key);
        }}
        onBlur={() => {
          setFocused(false);
          acts.flush();
        }}
      />
      {empty && (
        <span className={styles.overlay}>
          <EmptyMark emptiness={entry.emptiness} />
        </span>
      )}
      <button
        type="button"
        tabIndex={-1}
        className={styles.why}
        aria-label={t('empty.open', { name: label })}
        aria-haspopup="menu"
        aria-expanded={menu}
        onClick={() => setMenu((open) => !open)}
      >
        –
      </button>
      {menu && <EmptyMenu rowKey={key} current={entry.emptiness} onClose={closeMenu} />}
    </div>
  );
}
