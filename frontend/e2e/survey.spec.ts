import { expect, type Page, test } from '@playwright/test';
import { as, WOMEN, YEAR } from './support';

/** A survey's life: the office writes and opens it, people answer on their phones, and the office reads what they said. */
test.describe.configure({ mode: 'serial' });

const list = `/survey/${WOMEN}/${YEAR}`;
const PHONE = { width: 390, height: 844 };

let link = '';
let own = '';

test('the office writes a survey in both languages and opens it', async ({ browser }) => {
  const page = await as(browser, '330400-wcwc', 'signer', list);
  await page.getByRole('button', { name: '新建问卷' }).click();
  await page.getByLabel('标题（中文）').fill('公共服务满意度');
  await page.getByLabel('标题（英文）').fill('Public services');
  await page.getByRole('button', { name: '添加题目' }).click();
  await page.getByRole('textbox', { name: '第 1 题（中文）', exact: true }).fill('您满意吗？');
  await page.getByRole('textbox', { name: '第 1 题（英文）', exact: true }).fill('Are you satisfied?');
  await page.getByRole('button', { name: '添加题目' }).click();
  await page.getByRole('textbox', { name: '第 2 题（中文）', exact: true }).fill('最满意的服务？');
  // The keyboard moves a question as the mouse does.
  await page.getByRole('button', { name: '上移第 2 题' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: '第 1 题（中文）', exact: true })).toHaveValue('最满意的服务？');
  await page.getByRole('button', { name: '开放作答' }).click();
  await page.getByRole('tooltip').getByRole('button', { name: '开放作答' }).click();
  await expect(page.getByRole('alert')).toContainText('缺少英文');
  await expect(page.getByRole('tooltip')).toBeHidden();
  await page.getByRole('textbox', { name: '第 1 题（英文）', exact: true }).fill('Which service do you like best?');
  await page.getByRole('button', { name: '保存草稿' }).click();
  await expect(page.getByText('有未保存的修改')).toBeHidden();
  own = new URL(page.url()).pathname.replace('/330400-wcwc', '');
  await page.getByRole('button', { name: '开放作答' }).click();
  await page.getByRole('tooltip').getByRole('button', { name: '开放作答' }).click();
  await expect(page.getByRole('img', { name: '问卷二维码' })).toBeVisible();
  link = (await page.getByRole('link', { name: /\/survey\/330400-/ }).getAttribute('href')) ?? '';
  expect(link).toMatch(/\/survey\/330400-[0-9a-f]{32}$/);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '下载二维码（PNG）' }).click();
  expect((await download).suggestedFilename()).toBe('survey.png');
  await page.context().close();
});

async function phone(page: Page): Promise<void> {
  await page.setViewportSize(PHONE);
  await page.goto(link);
  await expect(page.getByRole('heading', { level: 1, name: '公共服务满意度' })).toBeVisible();
}

async function fill(page: Page): Promise<void> {
  await page.getByLabel('您所在的区域').selectOption('330481');
  for (const name of [/最满意的服务/, /您满意吗/]) {
    await page.getByRole('group', { name }).getByRole('radio', { name: '满意', exact: true }).check();
  }
}

test('a draft that is not wanted is thrown away', async ({ browser }) => {
  const page = await as(browser, '330400-wcwc', 'signer', list);
  await page.getByRole('button', { name: '新建问卷' }).click();
  await page.getByLabel('标题（中文）').fill('写错的问卷');
  await page.getByRole('button', { name: '保存草稿' }).click();
  await page.getByRole('button', { name: '删除草稿' }).click();
  await page.getByRole('tooltip').getByRole('button', { name: '删除草稿' }).click();
  await expect(page).toHaveURL(new RegExp(`${list}$`));
  await expect(page.getByText('公共服务满意度')).toBeVisible();
  await expect(page.getByText('写错的问卷')).toHaveCount(0);
  await page.context().close();
});

test('somebody answers on a phone, without signing in, once', async ({ browser }) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await phone(page);
  await page.getByRole('button', { name: '提交' }).click();
  await expect(page.getByRole('alert')).toHaveText('请回答这一题。');
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Public services' })).toBeVisible();
  await page.getByRole('button', { name: '中文' }).click();
  await fill(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width);
  const sent = page.waitForRequest((r) => r.method() === 'POST' && r.url().includes('/public/survey/'));
  await page.getByRole('button', { name: '提交' }).click();
  const request = await sent;
  await expect(page.getByRole('status')).toContainText('感谢您的参与');
  expect(await context.cookies()).toEqual([]);

  const again = await page.request.post(request.url(), { data: request.postDataJSON() });
  expect(again.status()).toBe(409);
  expect(JSON.stringify(await again.json())).toContain('survey_answered');
  await page.reload();
  await expect(page.getByRole('status')).toContainText('您已经答过这份问卷');
  await page.goto(`/survey/330400-${'0'.repeat(32)}`);
  await expect(page.getByRole('status')).toContainText('没有找到这份问卷');
  await context.close();
});

test('the office closes it and reads the result', async ({ browser }) => {
  const people = await browser.newContext();
  for (let n = 0; n < 9; n++) {
    const visit = await people.newPage();
    await phone(visit);
    await fill(visit);
    await visit.getByRole('button', { name: '提交' }).click();
    await expect(visit.getByRole('status')).toContainText('感谢您的参与');
    await visit.close();
  }
  const page = await as(browser, '330400-wcwc', 'signer', own);
  await expect(page.getByText('已收到 10 份答卷')).toBeVisible();
  await page.getByRole('button', { name: '结束调查' }).click();
  await page.getByRole('tooltip').getByRole('button', { name: '结束调查' }).click();
  const rows = page.getByRole('table').first().getByRole('row');
  await expect(rows.filter({ hasText: '海宁' })).toContainText('100%');
  await expect(rows.filter({ hasText: '海宁' })).toContainText('72.2%–100%');
  const late = await people.newPage();
  await late.goto(link);
  await expect(late.getByRole('status')).toContainText('调查已结束');
  await people.close();
});

test('a small group is not told in the year before', async ({ browser }) => {
  const page = await as(browser, '330400-wcwc', 'viewer', `/survey/${WOMEN}/2024`);
  await page.getByRole('link', { name: /2024年妇女发展满意度调查/ }).click();
  await expect(
    page.getByRole('table').first().getByRole('row').filter({ hasText: '不公开（保护小样本）' }),
  ).toHaveCount(2);
});
