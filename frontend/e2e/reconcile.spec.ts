import { expect, test } from '@playwright/test';
import { as, readable, sheetPath, WOMEN, YEAR } from './support';

/** A yearbook says something else than the county: statistics records it, the reporter answers, statistics accepts. */
const path = `/reconcile/${WOMEN}/${YEAR}`;
const FIGURE = '结婚登记人数';
const SOURCE = '海盐统计年鉴 2026 表 4-1';
const ANSWER = '年鉴含复婚登记，本表按口径不含。';

test.describe.configure({ mode: 'serial' });

test('statistics enters what the yearbook says, and records the difference beside the figure', async ({ browser }) => {
  const page = await as(browser, '330424-stat', 'signer', `/round/${WOMEN}?year=${YEAR}`);
  await page.getByRole('link', { name: '数据核对' }).click();
  await expect(page.getByRole('heading', { name: '2025 年数据核对' })).toBeVisible();
  await page.getByText(/^全部 \d+$/).click();
  await page.getByRole('button', { name: `办理海盐县“${FIGURE}”（尚无对照）` }).click();
  await page.getByRole('button', { name: '录入对照数' }).click();
  const entry = page.getByRole('form', { name: '录入对照数' });
  await entry.getByLabel('数值').fill('3005');
  await entry.getByLabel('来源').fill(SOURCE);
  await readable(page);
  await entry.getByRole('button', { name: '录入对照数' }).click();
  await expect(entry).toHaveCount(0);

  await page.getByText(/^超出容许偏差 1$/).click();
  const line = page.getByRole('row').filter({ hasText: SOURCE });
  await expect(line).toContainText('−3.33%');
  await expect(line).toContainText('有差异');
  await line.getByRole('button', { name: /^办理/ }).click();
  await page.getByRole('button', { name: '另记数值' }).click();
  const dispute = page.getByRole('form', { name: '另记数值' });
  await expect(dispute.getByLabel('数值')).toHaveValue('3005');
  await dispute.getByLabel('说明').fill('年鉴为 3005，请核对。');
  await dispute.getByRole('button', { name: '另记数值' }).click();
  const disputed = page.getByRole('region', { name: '待决的分歧（1）' });
  await expect(disputed).toContainText('待海盐县民政局处理');
  await readable(page);
});

test('the reporter answers, and the turn is that of statistics', async ({ browser }) => {
  const clerk = await as(browser, '330424-ca', 'reporter', sheetPath);
  await clerk.getByRole('button', { name: `查看“${FIGURE}”的记录` }).click();
  const panel = clerk.getByRole('complementary', { name: '数据记录' });
  await panel.getByRole('textbox').fill(ANSWER);
  await panel.getByRole('button', { name: '答复' }).click();
  await expect(panel.getByText(ANSWER)).toBeVisible();

  const page = await as(browser, '330424-stat', 'signer', path);
  const disputed = page.getByRole('region', { name: '待决的分歧（1）' });
  await expect(disputed).toContainText('待海盐县统计局处理');
  await disputed.getByRole('button', { name: /^办理/ }).click();
  await expect(disputed).toContainText(ANSWER);
  await disputed.getByRole('button', { name: '接受说明并通过' }).click();
  await page.getByRole('form').getByRole('button', { name: '接受说明并通过' }).click();
  await expect(page.getByText('没有待决的分歧。')).toBeVisible();

  // The yearbook still says something else, and that is let stand too.
  await page.getByRole('row').filter({ hasText: SOURCE }).getByRole('button', { name: /^办理/ }).click();
  await page.getByRole('button', { name: '接受差异' }).click();
  const accept = page.getByRole('form', { name: '接受差异' });
  await accept.getByLabel('说明').fill('口径不同，见填报单位说明。');
  await accept.getByRole('button', { name: '接受差异' }).click();
  await expect(page.getByText('没有超出容许偏差的数据')).toBeVisible();
});

test('the city sees it beside all others, the county next door does not, and a department is told whose it is', async ({
  browser,
}) => {
  const city = await as(browser, '330400-wcwc', 'signer', path);
  await city.getByText(/^全部 \d+$/).click();
  await city.emulateMedia({ media: 'print' }); // on paper stand all rows, of which the screen draws those in sight
  await expect(city.getByRole('row').filter({ hasText: SOURCE })).toContainText('已接受');
  await expect(city.getByRole('row').filter({ hasText: '嘉兴市合计' }).first()).toBeVisible();
  await city.emulateMedia({ media: null });
  await readable(city);
  const next = await as(browser, '330483-stat', 'signer', path);
  await next.getByText(/^全部 \d+$/).click();
  await next.emulateMedia({ media: 'print' });
  await expect(next.getByRole('row').filter({ hasText: '桐乡市' }).first()).toBeVisible();
  await expect(next.getByText(SOURCE)).toHaveCount(0);
  const clerk = await as(browser, '330424-ca', 'reporter', path);
  await expect(clerk.getByText('只有妇儿工委办和统计部门可以签核')).toBeVisible();
});
