import { type Browser, expect, test } from '@playwright/test';
import { as, queuePath, rowOf, saved, sheetPath, WOMEN, YEAR } from './support';

/** The way of one figure through the year: typed, reviewed, signed by both bodies of both levels, explained on the board. */
test.describe.configure({ mode: 'serial' });

const COUNTY = '海宁市';
const ELEMENT = '活产数';
const explainPath = `/indicator/${WOMEN}/W02?basis=APPROVED&area=330481&year=${YEAR}`;
let typed = '';

const plain = (text: string | null) => (text ?? '').replace(/[\u2009\s]/g, '');

test('the clerk types a figure that is still owed, and hands it in', async ({ browser }) => {
  const page = await as(browser, '330481-hc', 'reporter');
  await page.getByRole('link', { name: '去填报' }).first().click();
  await expect(page).toHaveURL(/\/330481-hc\/sheet\//);
  await page.goto(`/330481-hc${sheetPath}`);

  const row = rowOf(page, ELEMENT);
  await expect(row).toContainText('未填报');
  typed = String(Number(plain(await row.locator('td[data-label="上年"]').textContent())) + 1);
  await row.getByRole('textbox').click();
  await page.keyboard.type(typed);
  await page.keyboard.press('Enter');
  await saved(page);
  await expect(row).toContainText('草稿');

  await row.getByRole('checkbox').check();
  await page.getByRole('button', { name: '提交选中的 1 项' }).click();
  await expect(page.getByRole('alert')).toContainText('已提交 1 项');
  await expect(row).toContainText('已提交');
});

/** Passes the figure with one key, as one of those whose turn it is. */
async function pass(browser: Browser, tenant: string, username: string) {
  const page = await as(browser, tenant, username, queuePath);
  const row = rowOf(page, ELEMENT, COUNTY);
  await row.focus();
  await page.keyboard.press('p');
  await expect(row).toContainText('已通过');
  await expect(page.getByRole('region', { name: '今天的决定' })).toContainText(ELEMENT);
}

test('nobody but the next in the chain is asked', async ({ browser }) => {
  const page = await as(browser, '330481-stat', 'signer', queuePath);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('审签');
  await expect(page.locator('[role=status][aria-label="正在载入"]')).toHaveCount(0);
  await expect(rowOf(page, ELEMENT, COUNTY)).toHaveCount(0);
});

test('the reviewer of the department passes it', ({ browser }) => pass(browser, '330481-hc', 'reviewer'));
test('statistics of the county signs, before the office does', ({ browser }) => pass(browser, '330481-stat', 'signer'));
test('the office of the county signs', ({ browser }) => pass(browser, '330481-wcwc', 'signer'));
test('the line of the city checks it', ({ browser }) => pass(browser, '330400-hc', 'reviewer'));
test('the office of the city signs', ({ browser }) => pass(browser, '330400-wcwc', 'signer'));

test('one signature of two is not enough: what is approved does not hold it yet', async ({ browser }) => {
  const page = await as(browser, '330400-wcwc', 'viewer', explainPath);
  const inputs = page.getByRole('region', { name: '这个数怎么来的' });
  await expect(inputs.locator('details', { hasText: ELEMENT }).first()).toBeVisible();
  expect(plain(await inputs.textContent())).not.toContain(typed);
});

test('statistics of the city signs, and what is approved holds it at once, with everyone who signed', async ({
  browser,
}) => {
  await pass(browser, '330400-stat', 'signer');
  const page = await as(browser, '330400-wcwc', 'viewer', explainPath);
  const input = page
    .getByRole('region', { name: '这个数怎么来的' })
    .locator('li', { hasText: COUNTY })
    .filter({ hasText: '已核定' });
  await input.locator('summary').click();
  expect(plain(await input.textContent())).toContain(typed);
  for (const signer of [
    '海宁市统计局',
    '海宁市人民政府妇女儿童工作委员会办公室',
    '嘉兴市卫生健康委员会',
    '嘉兴市统计局',
  ]) {
    await expect(input).toContainText(signer);
  }
});

test('the clerk sees it approved, and can change it by a correction only', async ({ browser }) => {
  const page = await as(browser, '330481-hc', 'reporter', sheetPath);
  const row = rowOf(page, ELEMENT);
  await expect(row).toContainText('已核定');
  await expect(row.getByRole('textbox')).toHaveCount(0);
  await row.getByRole('button', { name: /记录/ }).click();
  await expect(page.getByRole('button', { name: '发起更正' })).toBeVisible();
});

const publicYear = { name: new RegExp(`^${YEAR}`) };

test('the public sees nothing of the year before it is published', async ({ page }) => {
  await page.goto(`/public/330400/${WOMEN}`);
  await expect(page.getByRole('button', { name: new RegExp(`^${YEAR - 1}`) })).toBeVisible();
  await expect(page.getByRole('button', publicYear)).toHaveCount(0);
});

test('the office of the city publishes, told what is missing, and then the public sees it', async ({
  browser,
  page,
}) => {
  const office = await as(browser, '330400-wcwc', 'signer', `/round/${WOMEN}`);
  await office.getByRole('button', { name: '发布', exact: true }).click();
  const dialog = office.getByRole('dialog');
  await expect(dialog).toContainText('没有核定');
  await dialog.getByRole('button', { name: '仍要发布' }).click();
  await expect(office.getByText(`${YEAR} 年数据已发布`)).toBeVisible();

  await page.goto(`/public/330400/${WOMEN}?year=${YEAR}`);
  await expect(page.getByRole('button', publicYear)).toHaveAttribute('aria-pressed', 'true');
});
