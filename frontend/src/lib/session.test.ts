import { expect, test, vi } from 'vitest';
import { type Grant, Session } from './session';

const grant = (accessToken: string, expiresAt: string): Grant => ({
  accessToken,
  expiresAt,
  viewer: {
    user: { name: '沈娟' },
    tenant: {
      slug: '330481-hc',
      name: '海宁市卫生健康局',
      kind: 'department',
      accent: null,
      area: { code: '330481', name: '海宁市', level: 'county' },
      line: { code: 'HC', name: '卫生健康' },
    },
    roles: ['reporter'],
    work: ['report'],
    standsInFor: [],
    demonstration: false,
  },
});

const at = (iso: string) => () => Date.parse(iso);

test('many askers share one renewal, since a cookie used twice ends its family', async () => {
  const request = vi.fn(async () => grant('t2', '2026-01-01T01:00:00Z'));
  const session = new Session(request, undefined, at('2026-01-01T00:00:00Z'));
  await Promise.all([session.renew(), session.renew(), session.renew()]);
  expect(request).toHaveBeenCalledTimes(1);
});

test('a token near its end is renewed before it is used', async () => {
  const request = vi.fn(async () => grant('fresh', '2026-01-01T01:00:00Z'));
  const session = new Session(request, undefined, at('2026-01-01T00:14:50Z'));
  session.adopt(grant('old', '2026-01-01T00:15:00Z'));
  expect(await session.bearer()).toBe('fresh');
});

test('a token with time left is used as it is', async () => {
  const request = vi.fn(async () => null);
  const session = new Session(request, undefined, at('2026-01-01T00:00:00Z'));
  session.adopt(grant('good', '2026-01-01T00:15:00Z'));
  expect(await session.bearer()).toBe('good');
  expect(request).not.toHaveBeenCalled();
});

test('a refused renewal leaves the page to the same person', async () => {
  const session = new Session(async () => null, undefined);
  session.adopt(grant('old', '2026-01-01T00:15:00Z'));
  expect(await session.renew()).toBe(false);
  expect(session.current()).toMatchObject({ status: 'lapsed', viewer: { roles: ['reporter'] } });
  const goesOn = session.resumed();
  session.adopt(grant('again', '2099-01-01T00:15:00Z'));
  expect(await goesOn).toBe(true);
});

test('what waits is not given to another person, nor kept by who signs out', async () => {
  const session = new Session(async () => null, undefined);
  const lapse = async () => {
    session.adopt(grant('old', '2026-01-01T00:15:00Z'));
    await session.renew();
    return session.resumed();
  };
  const other = lapse();
  await vi.waitFor(() => expect(session.current().status).toBe('lapsed'));
  const theirs = grant('theirs', '2099-01-01T00:15:00Z');
  session.adopt({ ...theirs, viewer: { ...theirs.viewer, user: { name: '另一位' } } });
  expect(await other).toBe(false);
  const left = lapse();
  await vi.waitFor(() => expect(session.current().status).toBe('lapsed'));
  session.end();
  expect(await left).toBe(false);
});

test('where nobody was signed in, a refused renewal asks for a sign-in', async () => {
  const session = new Session(async () => null, undefined);
  expect(await session.renew()).toBe(false);
  expect(session.current()).toEqual({ status: 'signed-out' });
});

test('a server out of reach does not sign out', async () => {
  const session = new Session(async () => {
    throw new TypeError('network');
  }, undefined);
  session.adopt(grant('old', '2099-01-01T00:15:00Z'));
  await expect(session.renew()).rejects.toThrow('network');
  expect(session.current().status).toBe('signed-in');
});

test('tabs take turns where the browser can lock', async () => {
  const order: string[] = [];
  const request = vi.fn(async (name: string, run: () => Promise<boolean>) => {
    order.push(name);
    return run();
  });
  const locks = { request } as unknown as LockManager;
  const session = new Session(async () => grant('t', '2099-01-01T00:00:00Z'), locks);
  await session.renew();
  expect(order).toEqual(['liangce-refresh']);
});
