import { expect, type Page, test } from '@playwright/test';
import { as, queuePath, readable, rowOf, sheetPath, WOMEN, YEAR } from './support';

/** What belongs to a figure beside its value: papers, and what units say to each other about it. No value is changed here. */
const clerk = ['330424-hc', 'reporter'] as const;
const line = ['330400-hc', 'reviewer'] as const;
const FIGURE = '孕产妇死亡人数';
const ASKED = '零例已与死亡登记系统核对，登记表见附件。';
const ANSWERED = '已阅，请补盖公章。';
const MORE = '盖章件收到，谢谢。';
const place = { element: 'maternal_deaths', area: '330424', category: 'total' };

const tab = (page: Page, name: string) => page.getByRole('tab', { name });

test.describe.configure({ mode: 'serial' });

test('a clerk opens the panel by key, keeps a paper at the figure, and asks the city', async ({ browser }) => {
  const page = await as(browser, ...clerk, sheetPath);
  const opener = page.getByRole('button', { name: `查看“${FIGURE}”的记录` });
  await opener.focus();
  await opener.press('Enter');
  const panel = page.getByRole('complementary', { name: '数据记录' });
  await expect(panel).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(opener).toBeFocused();
  await opener.press('Enter');

  await tab(page, '附件').click();
  await panel.getByLabel('添加附件').setInputFiles({
    name: '孕产妇死亡登记表.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('%PDF-1.7\n%%EOF\n'),
  });
  await expect(tab(page, '附件 1')).toBeVisible();
  const saving = page.waitForEvent('download');
  await panel
    .getByRole('button', { name: /孕产妇死亡登记表\.pdf$/ })
    .first()
    .click();
  expect((await saving).suggestedFilename()).toBe('孕产妇死亡登记表.pdf');
  await panel.getByLabel('添加附件').setInputFiles({
    name: '说明.exe',
    mimeType: 'application/octet-stream',
    buffer: Buffer.from('MZ'),
  });
  await expect(panel.getByRole('alert')).toContainText('不支持此类文件');

  await tab(page, '讨论').click();
  await panel.getByLabel('发起讨论').fill(ASKED);
  await panel.getByRole('checkbox', { name: '嘉兴市卫生健康委员会' }).check();
  await panel.getByRole('button', { name: '发表' }).click();
  await expect(panel.getByRole('listitem').filter({ hasText: ASKED })).toContainText('@');
  await readable(page);
  // A page that stays open hears the answer, and has read it then.
  await page.context().close();
});

test('the city line is told, opens the same figure from its queue, and answers', async ({ browser }) => {
  const page = await as(browser, ...line);
  await page.getByRole('region', { name: '最近发生的' }).getByRole('link').filter({ hasText: FIGURE }).first().click();
  await expect(page.getByRole('heading', { name: FIGURE })).toBeVisible();
  await readable(page);

  await page.goto(`/${line[0]}${queuePath}`);
  const row = rowOf(page, FIGURE, '海盐');
  await row.focus();
  await row.press('h');
  const panel = page.getByRole('dialog');
  await tab(page, '讨论').click();
  await expect(panel.getByText(ASKED)).toBeVisible();
  await panel.getByLabel('回复').fill(ANSWERED);
  await panel.getByRole('button', { name: '回复' }).click();
  await expect(panel.getByText(ANSWERED)).toBeVisible();
  await readable(page);
  await page.keyboard.press('Escape');
  await expect(row).toBeFocused();
});

test('the clerk sees that there is an answer, reads it, and is done with it', async ({ browser }) => {
  const page = await as(browser, ...clerk, sheetPath);
  const opener = page.getByRole('button', { name: `查看“${FIGURE}”的记录` });
  await expect(opener).toContainText('1 条新讨论');
  await opener.click();
  await tab(page, '讨论').click();
  await expect(page.getByText(ANSWERED)).toBeVisible();
  await page.getByRole('button', { name: '办结' }).click();
  await expect(page.getByText('海盐县卫生健康局已办结')).toBeVisible();
  await page.reload();
  await expect(opener).not.toContainText('新讨论');
});

test('what is said reaches a page that is open', async ({ browser }) => {
  const page = await as(browser, ...clerk, sheetPath);
  await page.getByRole('button', { name: `查看“${FIGURE}”的记录` }).click();
  await tab(page, '讨论').click();
  await expect(page.getByText(ANSWERED)).toBeVisible();
  const city = await as(browser, ...line, `/cell/${WOMEN}/${YEAR}?${new URLSearchParams(place)}`);
  await city.getByLabel('发起讨论').fill(MORE);
  await city.getByRole('button', { name: '发表' }).click();
  await expect(city.getByRole('listitem').filter({ hasText: MORE })).toBeVisible();
  await page.bringToFront();
  await expect(page.getByText(MORE)).toBeVisible();
});

test('the county next door finds neither the figure nor a word of it', async ({ browser }) => {
  const page = await as(browser, '330483-hc', 'reporter', `/cell/${WOMEN}/${YEAR}?${new URLSearchParams(place)}`);
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(page.getByText(ASKED)).toHaveCount(0);
});
