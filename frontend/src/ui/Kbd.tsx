import styles from './text.module.css';

/** A key to press; hidden where there is no keyboard. */
export function Kbd({ children }: { children: string }) {
  return <kbd className={styles.kbd}>{children}</kbd>;
}

/** What the keyboard can do here, in one quiet line; for those who have one. */
export function KeyHints({ hints }: { hints: { keys: string[]; words: string }[] }) {
  return (
    <p className={styles.hints}>
      {hints.map((hint) => (
        <span key={hint.words}>
          {hint.keys.map((key) => (
            <Kbd key={key}>{key}</Kbd>
          ))}
          {hint.words}
        </span>
      ))}
    </p>
  );
}
