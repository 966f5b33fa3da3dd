import { createClient, fetchExchange } from '@urql/core';
import { expect, test } from 'vitest';
import { overtaken } from './overtaken';

const READ = 'query Unread { unread }';
const MARK = 'mutation Mark { mark }';

/** A server whose reads look when they are asked and answer when they are let go. */
function server() {
  const state = { unread: 1, reads: [] as (() => void)[] };
  const ask = (async (_: string, init: RequestInit) => {
    const json = (data: unknown) =>
      new Response(JSON.stringify({ data }), { headers: { 'content-type': 'application/json' } });
    if (String(init.body).includes('Mark')) {
      state.unread = 0;
      return json({ mark: true });
    }
    const seen = state.unread;
    await new Promise<void>((go) => state.reads.push(go));
    return json({ unread: seen });
  }) as typeof fetch;
  return {
    state,
    client: createClient({
      url: '/graphql',
      preferGetMethod: false,
      fetch: ask,
      exchanges: [overtaken, fetchExchange],
    }),
  };
}

const until = async (so: () => boolean) => {
  while (!so()) await Promise.resolve();
};

test('an answer that was under way while something was changed is asked for again', async () => {
  const { state, client } = server();
  const read = client.query(READ, {}).toPromise();
  await until(() => state.reads.length === 1);
  await client.mutation(MARK, {}).toPromise();
  state.reads[0]?.();
  await new Promise((go) => setTimeout(go));
  await until(() => state.reads.length === 2);
  state.reads[1]?.();
  expect((await read).data).toEqual({ unread: 0 });
});

test('what is asked after a change is asked once, and who has gone is not asked for', async () => {
  const { state, client } = server();
  await client.mutation(MARK, {}).toPromise();
  const read = client.query(READ, {}).toPromise();
  await until(() => state.reads.length === 1);
  state.reads[0]?.();
  expect((await read).data).toEqual({ unread: 0 });
  expect(state.reads).toHaveLength(1);
});
