import { type Client, cacheExchange, createClient, fetchExchange, stringifyDocument } from '@urql/core';
import { persistedExchange } from '@urql/exchange-persisted';
import { type FragmentType, graphql, readFragment } from '@/gql';
import { currentLanguage } from './i18n';
import { overtaken } from './overtaken';
import { patient } from './patience';
import { type Grant, Session } from './session';
import { byGet, keepingTagged } from './tagged';

export const ViewerFields = graphql(`
  fragment ViewerFields on Viewer {
    user { name }
    tenant { slug name kind accent area { code name level } line { code name } }
    roles
    work
    standsInFor { lender roleNames until }
    demonstration
  }
`);

const RefreshDocument = graphql(`
  mutation Refresh {
    refresh { accessToken expiresAt viewer { ...ViewerFields } }
  }
`);

type Answer = { data?: unknown; errors?: { extensions?: { code?: string } }[] };

function isUnauthenticated(answer: Answer): boolean {
  return answer.errors?.some((e) => e.extensions?.code === 'UNAUTHENTICATED') ?? false;
}

/** The browser's own, looked up at each request, that comes back where the server is busy. */
const ask = patient((input, init) => fetch(input, init));

async function post(body: string, headers: HeadersInit): Promise<Answer> {
  const response = await ask('/graphql', { method: 'POST', credentials: 'same-origin', headers, body });
  return (await response.json()) as Answer;
}

async function requestGrant(): Promise<Grant | null> {
  const body = JSON.stringify({ query: stringifyDocument(RefreshDocument), operationName: 'Refresh' });
  const answer = await post(body, { 'content-type': 'application/json', 'accept-language': currentLanguage() });
  if (isUnauthenticated(answer)) return null;
  const grant = (answer.data as { refresh?: Parameters<typeof grantOf>[0] } | null)?.refresh;
  if (!grant) throw new Error('refresh gave no answer');
  return grantOf(grant);
}

/** The grant in a sign-in or refresh payload. */
export function grantOf(payload: {
  accessToken: string;
  expiresAt: string;
  viewer: FragmentType<typeof ViewerFields>;
}): Grant {
  return {
    accessToken: payload.accessToken,
    expiresAt: payload.expiresAt,
    viewer: readFragment(ViewerFields, payload.viewer),
  };
}

/** Does the request sign somebody in or out? It alone does not wait for somebody to be signed in. */
function isDoor(init: RequestInit | undefined): boolean {
  return typeof init?.body === 'string' && /"operationName":"Sign(In|Out)"/.test(init.body);
}

/**
 * fetch with the bearer token; an answer that says the token is no longer good is asked for once more with a new one. Where there
 * is none, the request waits until the same person has signed in again on this page: what was being saved is saved then.
 */
export function authorizedFetch(session: Session): typeof fetch {
  const send = (input: RequestInfo | URL, init: RequestInit | undefined, token: string) => {
    const headers = new Headers(init?.headers);
    headers.set('accept-language', currentLanguage());
    // Figures that come from here carry the origin "page", not "api".
    headers.set('liangce-client', 'page');
    if (token) headers.set('authorization', `Bearer ${token}`);
    return ask(input, { ...init, headers, credentials: 'same-origin' });
  };
  return async (input, init) => {
    let token = await session.bearer();
    if (session.current().status === 'lapsed' && !isDoor(init) && (await session.resumed()))
      token = await session.bearer();
    const response = await send(input, init, token);
    if (!token) return response;
    if (response.headers.get('content-type')?.includes('event-stream')) return endedByAbort(response, init?.signal);
    // Files are not read twice: only a refusal is JSON.
    if (!response.headers.get('content-type')?.includes('json')) return response;
    const answer = (await response
      .clone()
      .json()
      .catch(() => ({}))) as Answer;
    if (!isUnauthenticated(answer)) return response;
    return (await session.renew()) || (await session.resumed()) ? send(input, init, await session.bearer()) : response;
  };
}

/** A stream that its reader gives up is over for it, and no error: the library that reads it would throw that at nobody. */
function endedByAbort(response: Response, signal: AbortSignal | null | undefined): Response {
  const reader = response.body?.getReader();
  if (!reader) return response;
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done, value } = await reader.read();
        if (done) controller.close();
        else controller.enqueue(value);
      } catch (error) {
        if (signal?.aborted) controller.close();
        else controller.error(error);
      }
    },
    // What the abort has broken already cannot be given up once more; nobody waits for that answer.
    cancel: (reason) => reader.cancel(reason).catch(() => undefined),
  });
  return new Response(body, { status: response.status, statusText: response.statusText, headers: response.headers });
}

export const session = new Session(requestGrant);

/** The name by which a built page's server knows a document. Where there is none, the document itself is sent. */
async function generateHash(text: string): Promise<string> {
  if (!import.meta.env.PROD || !window.isSecureContext) return '';
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export function newClient(): Client {
  return createClient({
    url: '/graphql',
    preferGetMethod: false,
    requestPolicy: 'cache-and-network',
    fetch: keepingTagged(authorizedFetch(session)),
    exchanges: [
      cacheExchange,
      overtaken,
      persistedExchange({ preferGetForPersistedQueries: false, generateHash }),
      byGet,
      fetchExchange,
    ],
  });
}
