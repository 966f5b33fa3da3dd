import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readForm, sendAnswer } from './api';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function busy(): Response {
  const body = { errors: [{ message: '人多', extensions: { code: 'TOO_MANY_ATTEMPTS', reason: 'BUSY' } }] };
  return new Response(JSON.stringify(body), { status: 503, headers: { 'retry-after': '2' } });
}

/** A server that is busy for a while; says what it was asked. */
function server(times: number): RequestInit[] {
  const asked: RequestInit[] = [];
  vi.stubGlobal('fetch', async (_: string, init: RequestInit) => {
    asked.push(init);
    return asked.length <= times ? busy() : new Response('{"state":"open"}');
  });
  return asked;
}

test('an answer that is turned away by a busy server is sent again as it was', async () => {
  const asked = server(2);
  const sent = sendAnswer('k', 't', '330481', { q: { score: 5 } });
  await vi.runAllTimersAsync();
  await sent;
  expect(asked).toHaveLength(3);
  expect(asked[2]?.body).toBe(asked[0]?.body);
  expect(asked.map((i) => i.credentials)).toEqual(['omit', 'omit', 'omit']);
});

test("who is turned away for good is told in the server's words", async () => {
  server(99);
  const read = readForm('k', '').catch((error: Error) => error);
  await vi.runAllTimersAsync();
  expect(await read).toMatchObject({ reason: 'BUSY', message: '人多' });
});
