import { expect, type Page, test } from '@playwright/test';
import { as, readable, rowOf } from './support';

const path = '/checks/jiaxing-women-14-5/2025';
const sheet = '/sheet/jiaxing-children-14-5/2025';
const CODE = 'K-E2E-BIRTHS';
const ELEMENT = '围产儿数';
const SAYS = '本条仅用于演练';
const ruleOf = (page: Page) => page.getByRole('region', { name: '本市规则' }).first();

async function open(page: Page) {
  await ruleOf(page)
    .getByRole('button', { name: new RegExp(`^${CODE}`) })
    .click();
}

test('statistics proposes a rule, the office tries it out and puts it into force, and a county sees it at once', async ({
  browser,
}) => {
  const clerk = await as(browser, '330481-hc', 'reporter', sheet);
  await expect(rowOf(clerk, ELEMENT)).toBeVisible();
  await expect(clerk.getByText(SAYS)).toHaveCount(0);

  const statistics = await as(browser, '330400-stat', 'signer', path);
  await statistics.getByRole('button', { name: '提出规则' }).click();
  const form = statistics.getByRole('form', { name: '提出规则' });
  await form.getByRole('button', { name: '提交给另一方' }).click();
  await expect(form.getByLabel('规则编号')).toBeFocused();
  await form.getByLabel('规则编号').fill(CODE);
  await form.getByLabel('适用范围').fill('perinatal_births');
  await statistics.getByTitle(`${ELEMENT} perinatal_births`).click();
  await statistics.keyboard.press('Tab');
  await form.getByLabel('条件').fill('value > lats');
  await expect(form.getByRole('alert').filter({ hasText: '没有“lats”这个词' })).toBeVisible();
  await form.getByLabel('条件').fill('last > 0 and value != last');
  await expect(form.getByRole('alert').filter({ hasText: 'lats' })).toHaveCount(0);
  await form.getByLabel('提示语', { exact: true }).fill(`${SAYS}：“{element}”上年为 {last}。`);
  await form.getByLabel('英文提示语').fill('A drill: {element} was {last}.');
  await form.getByLabel('制定理由').fill('演练');
  await form.getByRole('button', { name: /试\s*算/ }).click();
  await expect(form.getByRole('region', { name: '试算结果' }).first()).toContainText(/历年 \d+ 个数值中会提示 \d+ 个/);
  await readable(statistics);
  await form.getByRole('button', { name: '提交给另一方' }).click();
  await expect(form).toHaveCount(0);
  await open(statistics);
  await expect(statistics.getByRole('button', { name: /启\s*用/ })).toHaveCount(0);

  const office = await as(browser, '330400-wcwc', 'signer', path);
  await open(office);
  await office.getByRole('button', { name: /试\s*算/ }).click();
  await expect(office.getByRole('region', { name: '试算结果' }).first()).toContainText('个数值中会提示');
  await office.getByRole('button', { name: /启\s*用/ }).click();
  await expect(office.getByRole('status').filter({ hasText: '已启用' })).toBeVisible();
  await readable(office);

  await clerk.reload();
  await expect(clerk.getByText(SAYS).first()).toBeVisible();
  const viewer = await as(browser, '330481-hc', 'reporter', path);
  await expect(ruleOf(viewer)).toContainText(CODE);
  await expect(viewer.getByRole('button', { name: '提出规则' })).toHaveCount(0);

  await office.getByRole('button', { name: /停\s*用/ }).click();
  await expect(office.getByRole('status').filter({ hasText: '已停用' })).toBeVisible();
  await clerk.reload();
  await expect(rowOf(clerk, ELEMENT)).toBeVisible();
  await expect(clerk.getByText(SAYS)).toHaveCount(0);
});
