import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import styles from './text.module.css';

/** A button whose act may be refused; the refusal stands beside it in the server's words. */
export function ActButton({ onAct, children }: { onAct: () => Promise<string | undefined>; children: ReactNode }) {
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  return (
    <>
      <Button
        loading={busy}
        onClick={async () => {
          setBusy(true);
          setRefusal(await onAct());
          setBusy(false);
        }}
      >
        {children}
      </Button>
      {refusal && (
        <p role="alert" className={styles.refusal}>
          {refusal}
        </p>
      )}
    </>
  );
}
