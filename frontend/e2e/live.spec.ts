import { expect, type Page, test } from '@playwright/test';
import { as, queuePath, rowOf, saved, sheetPath } from './support';

/** What others do is seen without a reload, and neither that nor a lost connection costs what is being typed. */
const clerk = ['330402-hrss', 'reporter', sheetPath] as const;
const reviewer = ['330402-hrss', 'reviewer', queuePath] as const;
const SENT = '女性高级专业技术人员数';
const TYPED = '参加职业技能培训总人次';

const field = (page: Page, name: string) => rowOf(page, name).getByRole('textbox');

test('queue and sheet show what the other one does, and what is being typed stays', async ({ browser }) => {
  const page = await as(browser, ...clerk);
  const queue = await as(browser, ...reviewer);
  await expect(queue.getByRole('heading', { name: '2025 年审签' })).toBeVisible();
  await field(page, SENT).fill('2185');
  await field(page, SENT).press('Enter');
  await saved(page);
  await rowOf(page, SENT).getByRole('checkbox').check();
  await page.getByRole('button', { name: '提交选中的 1 项' }).click();
  await expect(page.getByRole('alert')).toContainText('已提交 1 项');

  const waiting = rowOf(queue, SENT);
  await expect(waiting).toBeVisible();
  await field(page, TYPED).pressSequentially('约');
  await waiting.getByRole('button', { name: '退回' }).click();
  await queue.getByLabel('请写清楚要改什么').fill('请核对口径。');
  await queue.locator('form').getByRole('button', { name: '退回' }).click();
  await expect(page.getByText(/南湖区.* 刚退回了这一格/)).toBeVisible();
  await expect(field(page, TYPED)).toHaveValue('约');
  await expect(field(page, TYPED)).toBeFocused();
  await field(page, TYPED).press('Escape');
});

test('what was typed without a connection is sent once, though its page was closed', async ({ browser }) => {
  const page = await as(browser, ...clerk);
  const context = page.context();
  await expect(field(page, TYPED)).toBeVisible();
  await context.setOffline(true);
  await expect(page.getByText('实时更新已断开')).toBeVisible();
  await field(page, TYPED).fill('35300');
  await expect(page.getByText('未连接，已暂存在本机')).toBeVisible();
  await page.close();

  await context.setOffline(false);
  const again = await context.newPage();
  await again.goto(`/${clerk[0]}${clerk[2]}`);
  await expect(field(again, TYPED)).toHaveValue(/^35.?300$/);
  await saved(again);
  await again.reload();
  await expect(field(again, TYPED)).toHaveValue(/^35.?300$/);
  await again.getByRole('button', { name: `查看“${TYPED}”的记录` }).click();
  const trail = again.getByRole('complementary', { name: '数据记录' });
  await expect(trail.getByText(/35.?300/)).toHaveCount(1);
});
