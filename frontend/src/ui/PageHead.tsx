import { type ReactNode, useEffect } from 'react';
import styles from './page.module.css';

interface Props {
  title: string;
  /** One sentence under the title. */
  lead?: ReactNode;
  /** The page's acts, the main one last. */
  acts?: ReactNode;
}

export function PageHead({ title, lead, acts }: Props) {
  useEffect(() => {
    document.title = `${title} · 量策`;
  }, [title]);
  return (
    <header className={styles.head}>
      <div className={styles.words}>
        <h1>{title}</h1>
        {lead && <p className={styles.lead}>{lead}</p>}
      </div>
      {acts && <div className={styles.acts}>{acts}</div>}
    </header>
  );
}
