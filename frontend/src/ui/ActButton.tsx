import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import styles from './text.module.css';

interface Props {
  onAct: () => Promise<string | undefined>;
  /** Among words, where a button of the usual size would be the loudest thing. */
  small?: boolean;
  children: ReactNode;
}

/** A button whose act may be refused; the refusal stands beside it in the server's words. */
export function ActButton({ onAct, small = false, children }: Props) {
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  return (
    <>
      <Button
        size={small ? 'small' : undefined}
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
