import { type Exchange, mapExchange, type OperationContext } from '@urql/core';
import { currentLanguage } from './i18n';

/** The context of a question whose answer the server names with a tag: it is asked by GET, and again by that tag. */
export const TAGGED: Partial<OperationContext> = { tagged: true };

/** Sends questions of that context by GET where their address is not too long for it. */
export const byGet: Exchange = mapExchange({
  onOperation(operation) {
    if (operation.context.tagged) operation.context.preferGetMethod = 'within-url-limit';
  },
});

/** As many as a page shows at once, and those that one goes back to. */
const KEPT = 8;

/**
 * fetch that keeps what the server named with a tag, in memory alone, and gives it again when the server says that it has not
 * changed. Whoever signs in after somebody else has other tags, for they name the scope.
 */
export function keepingTagged(ask: typeof fetch): typeof fetch {
  const kept = new Map<string, { tag: string; body: string; headers: Headers }>();
  return async (input, init) => {
    if (init?.method !== 'GET') return ask(input, init);
    const key = `${currentLanguage()} ${input}`;
    const known = kept.get(key);
    const headers = new Headers(init.headers);
    if (known) headers.set('if-none-match', known.tag);
    const answer = await ask(input, { ...init, headers });
    if (answer.status === 304 && known) return new Response(known.body, { headers: known.headers });
    const tag = answer.ok ? answer.headers.get('etag') : null;
    if (!tag) return answer;
    const body = await answer.text();
    kept.delete(key);
    kept.set(key, { tag, body, headers: answer.headers });
    if (kept.size > KEPT) kept.delete(kept.keys().next().value as string);
    return new Response(body, { headers: answer.headers });
  };
}
