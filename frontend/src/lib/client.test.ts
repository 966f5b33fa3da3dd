import { afterEach, expect, test, vi } from 'vitest';
import { authorizedFetch } from './client';
import { type Grant, Session } from './session';

const grant = (accessToken: string): Grant => ({
  accessToken,
  expiresAt: '2099-01-01T00:00:00Z',
  viewer: {
    user: { name: '' },
    tenant: { slug: 't', name: '', kind: '', accent: null, area: { code: '', name: '', level: '' }, line: null },
    roles: [],
    work: [],
    standsInFor: [],
    demonstration: false,
  },
});

/** A server that knows one good token. */
function serverThatKnows(good: string) {
  const seen: (string | null)[] = [];
  vi.stubGlobal('fetch', async (_: string, init: RequestInit) => {
    const token = new Headers(init.headers).get('authorization');
    seen.push(token);
    const body =
      token === `Bearer ${good}` ? { data: { ok: true } } : { errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] };
    return new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' } });
  });
  return seen;
}

afterEach(() => vi.unstubAllGlobals());

test('an answer that refuses the token is asked for once more with a new one', async () => {
  const seen = serverThatKnows('new');
  const session = new Session(async () => grant('new'), undefined);
  session.adopt(grant('old'));
  const answer = await (await authorizedFetch(session)('/graphql', { method: 'POST' })).json();
  expect(answer).toEqual({ data: { ok: true } });
  expect(seen).toEqual(['Bearer old', 'Bearer new']);
});

test('it is not asked for a third time', async () => {
  const seen = serverThatKnows('never');
  const session = new Session(async () => grant('new'), undefined);
  session.adopt(grant('old'));
  await authorizedFetch(session)('/graphql', { method: 'POST' });
  expect(seen).toHaveLength(2);
});

test('where the cookie is no longer good either, the request waits for the person to sign in again', async () => {
  const seen = serverThatKnows('new');
  const session = new Session(async () => null, undefined);
  session.adopt(grant('old'));
  const ask = (body: string) => authorizedFetch(session)('/graphql', { method: 'POST', body }).then((r) => r.json());
  const first = ask('{"operationName":"SaveFigures"}');
  await vi.waitFor(() => expect(session.current().status).toBe('lapsed'));
  const second = ask('{"operationName":"Home"}');
  const door = await ask('{"operationName":"SignIn"}');
  expect(door.errors[0].extensions.code).toBe('UNAUTHENTICATED');
  expect(seen).toEqual(['Bearer old', null]);
  session.adopt(grant('new'));
  expect(await Promise.all([first, second])).toEqual([{ data: { ok: true } }, { data: { ok: true } }]);
});

test('when somebody else signs in, the refusal is handed on', async () => {
  const seen = serverThatKnows('theirs');
  const session = new Session(async () => null, undefined);
  session.adopt(grant('old'));
  const answer = authorizedFetch(session)('/graphql', { method: 'POST' }).then((r) => r.json());
  await vi.waitFor(() => expect(session.current().status).toBe('lapsed'));
  const theirs = grant('theirs');
  session.adopt({ ...theirs, viewer: { ...theirs.viewer, user: { name: '另一位' } } });
  expect((await answer).errors[0].extensions.code).toBe('UNAUTHENTICATED');
  expect(seen).toEqual(['Bearer old']);
});

test('nobody signed in sends no token and renews nothing', async () => {
  const renew = vi.fn(async () => null);
  const seen = serverThatKnows('x');
  await authorizedFetch(new Session(renew, undefined))('/graphql', { method: 'POST' });
  expect(seen).toEqual([null]);
  expect(renew).not.toHaveBeenCalled();
});

/** A server whose answer is a stream that breaks off with its request. */
function serverThatStreams() {
  vi.stubGlobal('fetch', async (_: string, { signal }: RequestInit) => {
    const body = new ReadableStream({
      start: (controller) => {
        controller.enqueue(new TextEncoder().encode('event: next\n\n'));
        signal?.addEventListener('abort', () => controller.error(new DOMException('aborted', 'AbortError')));
      },
    });
    return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
  });
}

test('a stream that its reader gives up ends, and throws nothing at nobody', async () => {
  serverThatStreams();
  const session = new Session(async () => grant('new'), undefined);
  session.adopt(grant('new'));
  const abort = new AbortController();
  const response = await authorizedFetch(session)('/graphql/stream', { method: 'POST', signal: abort.signal });
  const reader = response.body?.getReader();
  expect((await reader?.read())?.done).toBe(false);
  const next = reader?.read();
  abort.abort();
  expect(await next).toEqual({ done: true, value: undefined });
});

test('a stream that broke off with its request can be given up afterwards', async () => {
  serverThatStreams();
  const session = new Session(async () => grant('new'), undefined);
  session.adopt(grant('new'));
  const abort = new AbortController();
  const response = await authorizedFetch(session)('/graphql/stream', { method: 'POST', signal: abort.signal });
  const reader = response.body?.getReader();
  await reader?.read();
  abort.abort();
  await expect(reader?.cancel()).resolves.toBeUndefined();
});
