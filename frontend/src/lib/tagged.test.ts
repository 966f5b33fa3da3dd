import { expect, test } from 'vitest';
import { keepingTagged } from './tagged';

/** A server whose answer to each address has a number that rises when it changes. */
function server() {
  const state = { number: 1, seen: [] as (string | null)[] };
  const ask = (async (_: string, init?: RequestInit) => {
    const known = new Headers(init?.headers).get('if-none-match');
    state.seen.push(known);
    const tag = `"${state.number}"`;
    if (known === tag) return new Response(null, { status: 304, headers: { etag: tag } });
    return new Response(`{"data":${state.number}}`, { headers: { etag: tag, 'content-type': 'application/json' } });
  }) as typeof fetch;
  return { state, ask };
}

const get = { method: 'GET' };
const text = async (answer: Promise<Response>) => (await answer).text();

test('what has not changed is given again, and what has is taken anew', async () => {
  const { state, ask } = server();
  const fetcher = keepingTagged(ask);
  expect(await text(fetcher('/graphql?a', get))).toBe('{"data":1}');
  const again = await fetcher('/graphql?a', get);
  expect([again.status, again.headers.get('content-type'), await again.text()]).toEqual([
    200,
    'application/json',
    '{"data":1}',
  ]);
  state.number = 2;
  expect(await text(fetcher('/graphql?a', get))).toBe('{"data":2}');
  expect(state.seen).toEqual([null, '"1"', '"1"']);
});

test('another address has nothing kept, what is posted never, and the oldest goes first', async () => {
  const { state, ask } = server();
  const fetcher = keepingTagged(ask);
  await fetcher('/graphql?0', get);
  await fetcher('/graphql', { method: 'POST' });
  await fetcher('/graphql', { method: 'POST' });
  for (let n = 1; n <= 8; n++) await fetcher(`/graphql?${n}`, get);
  await fetcher('/graphql?0', get);
  await fetcher('/graphql?8', get);
  expect(state.seen.filter((tag) => tag)).toEqual(['"1"']);
});
