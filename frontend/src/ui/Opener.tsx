import type { ReactNode } from 'react';
import styles from './opener.module.css';

interface Props {
  open: boolean;
  onToggle: () => void;
  /** What it opens, where its own words do not say. */
  title?: string;
  children: ReactNode;
}

/** The name of a row that opens what lies beneath it. */
export function Opener({ open, onToggle, title, children }: Props) {
  return (
    <button type="button" className={styles.opener} aria-expanded={open} title={title} onClick={onToggle}>
      {children}
    </button>
  );
}
