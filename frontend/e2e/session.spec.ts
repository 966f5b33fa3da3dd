import { expect, type Page, test } from '@playwright/test';
import { as, PASSWORD, rowOf, saved, sheetPath } from './support';

/** A sign-in ends while somebody types: nothing that was typed is lost, and it is saved without being typed again. */
const clerk = ['330402-hrss', 'reporter', sheetPath] as const;
const NAME = '参加职业技能培训总人次';
const field = (page: Page) => rowOf(page, NAME).getByRole('textbox');

async function enter(page: Page, value: string) {
  await field(page).fill(value);
  await field(page).press('Enter');
}

/** From now on the server takes the tokens that this page has used for expired ones. */
async function expireTokens(page: Page): Promise<void> {
  let old: string | undefined;
  await page.route('**/graphql', async (route) => {
    const token = await route.request().headerValue('authorization');
    old ??= token ?? undefined;
    if (!token || token !== old) return route.fallback();
    const refusal = { message: '登录已过期。', extensions: { code: 'UNAUTHENTICATED' } };
    return route.fulfill({ json: { data: null, errors: [refusal] } });
  });
}

test('where only the token has run out, it is renewed and nobody notices', async ({ browser }) => {
  const page = await as(browser, ...clerk);
  const before = await field(page).inputValue();
  await expireTokens(page);
  const renewed = page.waitForResponse((r) => r.request().postData()?.includes('"operationName":"Refresh"') ?? false);
  await enter(page, '35290');
  await renewed;
  await saved(page);
  await expect(page.getByRole('heading', { name: '登录' })).toHaveCount(0);
  await enter(page, before.replace(/\D/g, ''));
  await saved(page);
});

test('where the sign-in is gone, signing in again in place goes on with what was typed', async ({ browser }) => {
  const page = await as(browser, ...clerk);
  const before = (await field(page).inputValue()).replace(/\D/g, '');
  await page.getByRole('button', { name: `查看“${NAME}”的记录` }).click();
  const panel = page.getByRole('complementary', { name: '数据记录' });
  await panel.getByRole('tab', { name: /讨论/ }).click();
  const remark = panel.getByRole('textbox').first();
  await remark.fill('这句话还没有发出。');

  await page.context().clearCookies();
  await expireTokens(page);
  // Enter would move to the next cell, and the panel with it.
  const typed = String(Number(before) + 10);
  await field(page).fill(typed);
  await expect(page.getByText('页面上填写的内容都还在')).toBeVisible();
  await expect(field(page)).toBeHidden();
  await page.getByLabel('用户名').fill('reporter');
  await page.getByRole('textbox', { name: '密码' }).fill('wrong');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('用户名或密码不正确');
  await page.getByRole('textbox', { name: '密码' }).fill(PASSWORD);
  await page.keyboard.press('Enter');

  await saved(page);
  await expect(remark).toHaveValue('这句话还没有发出。');
  await page.unroute('**/graphql');
  await page.reload();
  await expect.poll(async () => (await field(page).inputValue()).replace(/\D/g, '')).toBe(typed);
  await enter(page, before);
  await saved(page);
});
