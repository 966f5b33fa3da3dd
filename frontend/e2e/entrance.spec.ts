import { expect, type Locator, test } from '@playwright/test';
import { as, PASSWORD, sheetPath } from './support';

test('a wrong password is refused in words, the right one leads to the page that was asked for', async ({ page }) => {
  await page.goto(`/330481-hc${sheetPath}`);
  await page.getByLabel('用户名').fill('viewer');
  await page.getByLabel('密码', { exact: true }).fill('wrong');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toHaveText(/./);
  await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('填报');
  expect(new URL(page.url()).pathname).toBe(`/330481-hc${sheetPath}`);
});

test('a reload keeps the session, signing out ends it', async ({ browser }) => {
  const page = await as(browser, '330481-hc', 'reporter');
  await page.reload();
  await expect(page.getByRole('navigation')).toBeVisible();
  await page.getByRole('button', { name: '退出' }).click();
  await expect(page.getByLabel('用户名')).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('用户名')).toBeVisible();
});

test('the address of another tenant says whose it is and shows nothing of it', async ({ browser }) => {
  const page = await as(browser, '330481-hc', 'reporter');
  await page.goto(`/330482-hc${sheetPath}`);
  await expect(page.getByRole('heading', { name: '这是另一家单位的页面' })).toBeVisible();
  await expect(page.getByRole('table')).toHaveCount(0);
});

test('a plan of another city looks like one that does not exist', async ({ browser }) => {
  const page = await as(browser, '330500-wcwc', 'viewer');
  const words = async (plan: string) => {
    await page.goto(`/330500-wcwc/board/${plan}`);
    await expect(page.getByRole('alert')).toBeVisible();
    return page.getByRole('main').textContent();
  };
  expect(await words('jiaxing-women-14-5')).toBe(await words('no-such-plan'));
});

test('the other language is one click away and stays', async ({ browser }) => {
  const page = await as(browser, '330481-hc', 'reporter');
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('navigation').getByRole('link', { name: 'Report' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('navigation').getByRole('link', { name: 'Report' })).toBeVisible();
});

test('who signs in to a tenant loads nothing of the public site, and the public nothing of a tenant', async ({
  page,
}) => {
  const loaded = async (path: string, ready: Locator) => {
    await page.goto(path);
    await expect(ready).toBeVisible();
    return page.evaluate(() => performance.getEntriesByType('resource').map((e) => new URL(e.name).pathname));
  };
  const tenant = await loaded('/330481-hc', page.getByLabel('用户名'));
  expect(tenant.filter((f) => /FrontPage|PublicSite|TileMap|DataTable/.test(f))).toEqual([]);
  expect(tenant.some((f) => f.includes('TenantGate'))).toBe(true);
  const open = await loaded('/', page.getByRole('heading', { level: 1 }));
  expect(open.filter((f) => /TenantGate|Shell/.test(f))).toEqual([]);
  expect(open.some((f) => f.includes('FrontPage'))).toBe(true);
});
