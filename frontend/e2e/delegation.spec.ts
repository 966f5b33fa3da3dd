import { expect, type Page, test } from '@playwright/test';
import { as, readable, saved, sheetPath } from './support';

/** A clerk lends the role to a colleague for some days; what the colleague enters is marked, and after an early end nothing more is. */
const HC = '330483-hc';
const lines = (page: Page) => page.locator('#stand-in').getByRole('listitem');
const field = (page: Page) => page.getByRole('row').getByRole('textbox').first();

/** Types into the first cell of the sheet. */
async function enter(page: Page, value: string) {
  await field(page).fill(value);
  await field(page).press('Enter');
}

test('a colleague stands in for the reporter until it is ended', async ({ browser }) => {
  const standIn = await as(browser, HC, 'viewer');
  await expect(standIn.getByRole('link', { name: '填报', exact: true })).toHaveCount(0);

  const clerk = await as(browser, HC, 'reporter', '/settings');
  const form = clerk.getByRole('form', { name: '安排代办' });
  await form.getByRole('button', { name: '安排代办' }).click();
  await expect(form.getByRole('alert')).toHaveText('请选择代办人。');
  // From here on by the keyboard alone: the field that lacks something has the focus.
  const press = async (...keys: string[]) => {
    for (const key of keys) await clerk.keyboard.press(key);
  };
  await expect(form.getByLabel('由谁代办')).toBeFocused();
  await clerk.keyboard.type('查看');
  await expect(clerk.getByRole('option', { name: '查看者（viewer）' })).toBeAttached();
  await press('Enter');
  await form.getByLabel('结束日').fill('2020-01-01');
  await form.getByLabel('原因').fill('外出培训');
  await form.getByLabel('原因').press('Enter');
  await expect(form.getByRole('alert')).toContainText('早于开始日');
  await form.getByLabel('结束日').fill(await form.getByLabel('开始日').inputValue());
  await form.getByLabel('原因').press('Enter');
  await expect(lines(clerk).first()).toContainText('查看者 代 填报员：填报');
  await expect(form.getByRole('status')).toHaveText('已安排');
  await readable(clerk);

  // The colleague's page, which was open, says so by itself.
  await expect(standIn.getByRole('list', { name: '代办' })).toContainText('代填报员（至');
  await expect(standIn.getByText(/由您代.*填报员办理填报工作。原因：外出培训/).first()).toBeVisible();
  await standIn.getByRole('link', { name: '填报', exact: true }).click();
  await expect(standIn).toHaveURL(/\/sheet\//);
  await standIn.goto(`/${HC}${sheetPath}`);
  const before = (await field(standIn).inputValue()).replace(/\D/g, '');
  await enter(standIn, '12345');
  await saved(standIn);
  await standIn
    .getByRole('button', { name: /^查看“.*”的记录$/ })
    .first()
    .click();
  await expect(standIn.getByRole('complementary', { name: '数据记录' })).toContainText('查看者（代填报员）');
  await enter(standIn, before);
  await saved(standIn);

  await lines(clerk).first().getByRole('button', { name: '提前结束查看者代填报员' }).click();
  await clerk.keyboard.press('Enter');
  await expect(clerk.getByText('没有正在进行或即将开始的代办。')).toBeVisible();
  await expect(clerk.getByText(/以往的代办（\d+ 条）/)).toBeVisible();
  await expect(standIn.getByRole('list', { name: '代办' })).toHaveCount(0);
  await expect(standIn.getByRole('link', { name: '填报', exact: true })).toHaveCount(0);
  // The sheet is still open, and says why nothing more is taken.
  await enter(standIn, '54321');
  await expect(standIn.getByText(/此操作需要“填报”角色/).first()).toBeVisible();
  await field(standIn).press('Escape');
  const admin = await as(browser, HC, 'admin', '/audit');
  await expect(admin.getByRole('row').filter({ hasText: '查看者（代' }).first()).toBeVisible();
});
