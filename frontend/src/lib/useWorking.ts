import { useEffect } from 'react';

interface Worker {
  /** Begins to work; the answer ends it. */
  start: () => () => void;
  /** Sends what is waiting without waiting longer. */
  flush: () => void;
}

/** Lets a store work while its page is shown, and send what is left when the page is left or the network is back. */
export function useWorking(store: Worker): void {
  useEffect(() => {
    const stop = store.start();
    const leaving = () => document.visibilityState === 'hidden' && store.flush();
    document.addEventListener('visibilitychange', leaving);
    window.addEventListener('pagehide', store.flush);
    window.addEventListener('online', store.flush);
    return () => {
      document.removeEventListener('visibilitychange', leaving);
      window.removeEventListener('pagehide', store.flush);
      window.removeEventListener('online', store.flush);
      stop();
    };
  }, [store]);
}
