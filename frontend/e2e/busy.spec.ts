import { expect, type Page, test } from '@playwright/test';
import { as } from './support';

/** A busy service: who is turned away comes back as told, and is told in words only when that takes long. */
const WORDS = '服务繁忙';

/** Turns away the first so many times that somebody asks by this name. */
async function busy(page: Page, name: string, times: number): Promise<() => number> {
  let asked = 0;
  await page.route('**/graphql**', async (route) => {
    if (!route.request().postData()?.includes(`"operationName":"${name}"`)) return route.fallback();
    asked++;
    if (asked > times) return route.fallback();
    const errors = [{ message: '服务繁忙，请 1 秒后再试', extensions: { code: 'TOO_MANY_ATTEMPTS', reason: 'BUSY' } }];
    await route.fulfill({ status: 503, headers: { 'retry-after': '1' }, json: { errors } });
  });
  return () => asked;
}

test('a page that was turned away once opens a little later, and nobody is told', async ({ browser }) => {
  const page = await as(browser, '330400-wcwc', 'viewer');
  const asked = await busy(page, 'Home', 1);
  let said = false;
  await page.exposeFunction('heard', () => {
    said = true;
  });
  await page.addInitScript((words) => {
    new MutationObserver(() => {
      if (document.body?.textContent?.includes(words)) (globalThis as unknown as { heard: () => void }).heard();
    }).observe(document, { childList: true, subtree: true });
  }, WORDS);
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect.poll(asked).toBe(2);
  await expect(page.getByRole('alert')).toHaveCount(0);
  expect(said).toBe(false);
});

test('one that is turned away again and again says so, and opens in the end', async ({ browser }) => {
  const page = await as(browser, '330400-wcwc', 'viewer');
  const asked = await busy(page, 'Home', 3);
  await page.reload();
  await expect(page.getByText(WORDS)).toBeVisible();
  await expect.poll(asked).toBe(4);
  await expect(page.getByText(WORDS)).toHaveCount(0);
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('a session is renewed by one who was turned away at the door', async ({ browser }) => {
  const page = await as(browser, '330400-wcwc', 'viewer');
  const asked = await busy(page, 'Refresh', 2);
  await page.reload();
  await expect(page.getByRole('navigation', { name: '主导航' })).toBeVisible();
  expect(asked()).toBe(3);
});
