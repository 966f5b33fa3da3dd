import { expect, type Page, test } from '@playwright/test';
import { as, readable } from './support';

const CHILDREN = 'jiaxing-children-14-5';
const path = `/indicator/${CHILDREN}/C06?year=2024`;
const targets = (page: Page) => page.getByRole('region', { name: '各地自定目标' });

test('a county office sets its own target, and the city office sees whether all together are enough', async ({
  browser,
}) => {
  const city = await as(browser, '330400-wcwc', 'signer', path);
  await expect(targets(city)).toContainText('尚不能判断');
  await expect(targets(city)).toContainText('海宁市');
  await expect(targets(city).getByRole('button', { name: '设定目标' })).toHaveCount(0);

  const office = await as(browser, '330481-wcwc', 'signer', path);
  await targets(office).getByRole('button', { name: '设定目标' }).click();
  const form = office.getByRole('form', { name: '海宁市：设定目标' });
  await form.getByLabel('目标值').fill('4.9');
  await expect(form.getByLabel('目标原文')).toHaveValue('≥4.9');
  await expect(form.getByRole('status')).toContainText('不低于');
  await form.getByRole('button', { name: '保存新版本' }).click();
  await expect(form.getByLabel('说明')).toBeFocused();
  await form.getByLabel('说明').fill('《海宁市儿童发展“十四五”规划》第三章。');
  await readable(office);
  await form.getByRole('button', { name: '保存新版本' }).click();
  await expect(form).toHaveCount(0);
  await expect(targets(office)).toContainText('合计够');
  await expect(targets(office).getByRole('row', { name: /^海宁市/ })).toContainText('≥4.9');

  await city.reload();
  await expect(targets(city)).toContainText('合计够');
  await readable(city);

  await targets(office).getByRole('button', { name: '收回' }).click();
  await office.getByLabel('收回的理由').fill('改随全市目标。');
  await office.getByRole('button', { name: '确认收回' }).click();
  await expect(targets(office)).toContainText('按全市目标计入的：海宁市');
});

test("the board lists the city's targets that the counties' own do not reach", async ({ browser }) => {
  const city = await as(browser, '330400-wcwc', 'viewer', '/board/jiaxing-women-14-5?year=2024');
  const concerns = city.getByRole('region', { name: '可能完不成的指标' });
  await expect(concerns).toContainText('各地自定目标合计达不到全市目标');
  await concerns.getByRole('link', { name: '高级专业技术人员的女性比例' }).last().click();
  await expect(targets(city)).toContainText('合计不够');
});
