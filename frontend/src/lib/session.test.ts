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

test('a refused renewal signs out', async () => {
  const session = new Session(async () => null, undefined);
  session.adopt(grant('old', '2026-01-01T00:15:00Z'));
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
