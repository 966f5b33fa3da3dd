import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { mayRepeat, patient } from './patience';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const query = { method: 'POST', body: '{"operationName":"Home","query":"query Home{home{owed}}"}' };
const renewing = { method: 'POST', body: '{"query":"mutation Refresh{refresh{expiresAt}}","operationName":"Refresh"}' };

function busy(after: string | null = '2', reason = 'BUSY'): Response {
  const body = { errors: [{ message: '', extensions: { code: 'TOO_MANY_ATTEMPTS', reason } }] };
  return new Response(JSON.stringify(body), { status: 503, headers: after ? { 'retry-after': after } : {} });
}

/** A server that is busy for a while; says how often it was asked, and when. */
function server(times: number, turnAway = () => busy()) {
  const asked: number[] = [];
  const began = Date.now();
  const ask = patient(async () => {
    asked.push(Date.now() - began);
    return asked.length <= times ? turnAway() : new Response('{}');
  });
  return { asked, ask };
}

test('who is turned away comes back when told, and not before', async () => {
  const { asked, ask } = server(2);
  const answer = ask('/graphql', query);
  await vi.runAllTimersAsync();
  expect((await answer).status).toBe(200);
  expect(asked).toHaveLength(3);
  for (const [i, at] of asked.slice(1).entries()) {
    expect(at - (asked[i] ?? 0)).toBeGreaterThanOrEqual(2000);
    expect(at - (asked[i] ?? 0)).toBeLessThanOrEqual(3000);
  }
});

test('it gives up in the end, with what the server said', async () => {
  const { asked, ask } = server(99);
  const answer = ask('/graphql', query);
  await vi.runAllTimersAsync();
  expect((await answer).status).toBe(503);
  expect((await (await answer).json()).errors[0].extensions.reason).toBe('BUSY');
  expect(asked).toHaveLength(5);
});

test('only what may come twice is sent twice', async () => {
  const cases: [RequestInit | undefined, () => Response, number, string][] = [
    [undefined, busy, 2, 'a read by GET'],
    [query, busy, 2, 'a question'],
    [{ method: 'POST', body: '{"extensions":{"persistedQuery":{}}}' }, busy, 2, 'a question by its name'],
    [{ method: 'POST', body: '{"query":"mutation Save{a}","variables":{"requestId":"x"}}' }, busy, 2, 'a known act'],
    [{ method: 'POST', body: '{"query":"mutation SignIn{a}","operationName":"SignIn"}' }, busy, 1, 'a sign-in'],
    [{ method: 'POST', body: new FormData() }, busy, 1, 'a file'],
    [renewing, busy, 2, 'renewing that was turned away at the door'],
    [renewing, () => busy('2', ''), 1, 'renewing that may have been done'],
    [query, () => busy(null), 1, 'nobody says when to come back'],
    [query, () => busy('600'), 1, 'nobody waits for ten minutes'],
    [query, () => new Response('{}', { status: 500 }), 1, 'broken, not busy'],
  ];
  for (const [init, turnAway, times, reason] of cases) {
    const { asked, ask } = server(1, turnAway);
    const answer = ask('/graphql', init);
    await vi.runAllTimersAsync();
    await answer;
    expect(asked, reason).toHaveLength(times);
  }
});

test('a question that nobody waits for any more is not asked again', async () => {
  const { asked, ask } = server(1);
  const given = new AbortController();
  const answer = ask('/graphql', { ...query, signal: given.signal });
  answer.catch(() => undefined);
  await vi.advanceTimersByTimeAsync(100);
  given.abort();
  await expect(answer).rejects.toMatchObject({ name: 'AbortError' });
  await vi.runAllTimersAsync();
  expect(asked).toHaveLength(1);
});

test('a text that holds the word mutation is no act', () => {
  expect(mayRepeat({ method: 'POST', body: '{"query":"query A{a}","variables":{"text":"mutation"}}' })).toBe(true);
});
