import { useEffect } from 'react';

const EVERY_MS = 10_000;

/** Asks again while the page is in sight, and when somebody comes back to it. `ask` stays the same from one drawing to the next. */
export function useFresh(ask: () => void): void {
  useEffect(() => {
    const look = () => {
      if (document.visibilityState === 'visible') ask();
    };
    const every = setInterval(look, EVERY_MS);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(every);
      document.removeEventListener('visibilitychange', look);
    };
  }, [ask]);
}
