import { useSyncExternalStore } from 'react';

/** How often one that is turned away comes back, and the longest wait that is worth it: whoever waits longer is told instead. */
const TIMES = 4;
const LONGEST_MS = 10_000;

/** Requests that were turned away more than once, and are still waiting. */
let waiting = 0;
const listeners = new Set<() => void>();

function count(by: 1 | -1): void {
  waiting += by;
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Does something on this page wait because the service is busy, and has done so for long enough to be said? */
export function useBusy(): boolean {
  return useSyncExternalStore(subscribe, () => waiting > 0);
}

/** Whatever reads, and what carries a request id: the server knows it when it comes twice. */
export function mayRepeat(init: RequestInit | undefined): boolean {
  if ((init?.method ?? 'GET') === 'GET') return true;
  if (typeof init?.body !== 'string') return false;
  return !/"query":"\s*mutation\b/.test(init.body) || /"requestId":"/.test(init.body);
}

/** Renewing a session twice ends it; that is done again only where the server says that it was turned away before anything was done. */
async function wasRenewing(init: RequestInit | undefined, response: Response): Promise<boolean> {
  if (typeof init?.body !== 'string' || !init.body.includes('"operationName":"Refresh"')) return false;
  const answer = (await response
    .clone()
    .json()
    .catch(() => ({}))) as { errors?: { extensions?: { reason?: string } }[] };
  return answer.errors?.[0]?.extensions?.reason === 'BUSY';
}

/** How long the server asks to wait; undefined where it does not ask, or for longer than anybody would. */
function told(response: Response): number | undefined {
  if (response.status !== 503) return undefined;
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  return seconds * 1000 <= LONGEST_MS ? seconds * 1000 : undefined;
}

function pass(ms: number, signal: AbortSignal | null | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, ms);
    if (signal?.aborted) stop();
    else signal?.addEventListener('abort', stop, { once: true });
  });
}

/**
 * fetch that, turned away by a busy server, waits as it is told and comes back, a few times; the last answer is given, whatever it
 * is. They do not all come back at once: each waits up to half as long again.
 */
export function patient(ask: typeof fetch): typeof fetch {
  return async (input, init) => {
    let response = await ask(input, init);
    let said = false;
    try {
      for (let times = 1; times <= TIMES; times++) {
        const wait = told(response);
        if (wait === undefined || !(mayRepeat(init) || (await wasRenewing(init, response)))) break;
        if (times === 2) {
          said = true;
          count(1);
        }
        await pass(wait * (1 + Math.random() / 2), init?.signal);
        response = await ask(input, init);
      }
    } finally {
      if (said) count(-1);
    }
    return response;
  };
}
