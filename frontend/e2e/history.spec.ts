import { expect, test } from '@playwright/test';
import { as, readable } from './support';

/** Figures of the years before, brought by statistics and taken by the committee office. */
const path = '/history';
const book = [
  '年份,地区,数据元,分类,数值,说明',
  '2016,330481,live_births,,6120,卫生年报 2016',
  '2016,海宁市,maternal_deaths,,1,',
  '2017,330481,live_births,,61.5,',
  '2017,嘉北县,live_births,,100,',
  '2018,330481,live_births,,5980,',
].join('\n');

test('statistics brings past figures, the office has them taken, and what cannot be taken is named', async ({
  browser,
}) => {
  const statistics = await as(browser, '330400-stat', 'signer', path);
  await expect(statistics.getByText('还没有导入过历史数据')).toBeVisible();
  await statistics.getByRole('button', { name: '提交校验' }).click();
  await expect(statistics.getByRole('alert')).toHaveText('请选择一个有内容的文件。');
  await statistics
    .locator('input[type=file]')
    .setInputFiles({ name: '历年卫生数据.csv', mimeType: 'text/csv', buffer: Buffer.from(book) });
  await statistics.getByRole('button', { name: '提交校验' }).click();
  await expect(statistics.getByRole('alert')).toHaveText('请写明数据出处。');
  await statistics.getByLabel('数据出处').fill('《卫生统计年报》2016—2018');
  await statistics.getByRole('button', { name: '提交校验' }).click();
  await expect(statistics.getByRole('status').filter({ hasText: '待另一方确认' })).toBeVisible();
  await expect(statistics.getByText('等待另一方的签核人员确认。')).toBeVisible();
  await expect(statistics.getByRole('button', { name: '确认导入' })).toHaveCount(0);
  const problems = statistics.getByRole('region', { name: '需要留意的行' });
  await expect(problems.getByRole('row').filter({ hasText: '没有名为“嘉北县”的地区' })).toContainText('5');
  await readable(statistics);

  const office = await as(browser, '330400-wcwc', 'signer', '/round/jiaxing-women-14-5');
  await office.getByRole('link', { name: '历史数据导入' }).click();
  await office.getByRole('button', { name: '确认导入' }).click();
  await office.getByRole('tooltip').getByRole('button', { name: '确认导入' }).click();
  await expect(office.getByRole('status').filter({ hasText: '已完成' })).toBeVisible();
  await expect(office.getByText('《卫生统计年报》2016—2018')).toBeVisible();
  await readable(office);
});

test('who does not sign for the city finds out who does', async ({ browser }) => {
  const page = await as(browser, '330481-hc', 'reporter', path);
  await expect(page.getByText('由市妇儿工委办和市统计局的签核人员办理。')).toBeVisible();
});
