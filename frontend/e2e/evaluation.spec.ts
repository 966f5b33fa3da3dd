import { type Browser, expect, type Page, test } from '@playwright/test';
import { lead, othersHandIn } from './evaluating';
import { as, readable, saved, WOMEN } from './support';

/** An evaluation from the published figures to the reader: accounts of the tenants, blind scores, a dispute, the conclusion. */
test.describe.configure({ mode: 'serial' });

const YEAR = 2024;
const TITLE = `${YEAR} 年度评估 · 嘉兴市`;
const CITY = '330400-wcwc';
const COUNTY = '330481-wcwc';
const REMARK = '请写明两癌筛查没有达标的原因。';
const PROBLEM = '两个镇的筛查点今年下半年才开放。';
const DISPUTE = '漏了第四季度的经费执行数。';
const REASON = '核对决算后按实际执行率评定。';
const OVERVIEW = '2024 年规划实施总体平稳，多数指标达到年度目标。';

const NOTE = '经费保障权重下调，组织领导上调。';

let path = '';

const at = (part?: string) => (part ? `${path}?part=${part}` : path);
const text = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });

test('the city office draws up a score sheet and makes the evaluation of a published year', async ({ browser }) => {
  const page = await as(browser, CITY, 'signer', `/score-sheets/${WOMEN}`);
  await page.getByRole('button', { name: '新的一版' }).click();
  await expect(page.getByText('权重合计 100%')).toBeVisible();
  await readable(page);
  await text(page, '第 1 项权重').fill('25');
  await expect(page.getByText('权重合计 105%')).toBeVisible();
  await text(page, '第 2 项权重').fill('10');
  await text(page, '这一版的由来').fill(NOTE);
  await page.getByRole('button', { name: '保存这一版' }).click();
  await expect(page.getByRole('button', { name: '新的一版' })).toBeVisible();
  await expect(page.getByRole('region', { name: /^第 \d+ 版$/ }).first()).toContainText(NOTE);

  await page.goto(`/${CITY}/evaluations/${WOMEN}`);
  await page.getByRole('button', { name: '发起评估' }).click();
  await page.getByRole('button', { name: '发起', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: TITLE })).toBeVisible();
  path = new URL(page.url()).pathname.replace(`/${CITY}`, '');
  await expect(page.getByRole('region', { name: '达标率', exact: true })).toContainText('%');
  await page
    .getByRole('region', { name: /项指标$/ })
    .getByRole('button')
    .first()
    .click();
  await expect(page.getByText('算法', { exact: true })).toBeVisible();
  await readable(page);
  await page.getByRole('link', { name: '任务和项目' }).click();
  await readable(page);
});

test('it names the panel and asks for self-evaluations', async ({ browser }) => {
  const page = await as(browser, CITY, 'signer', at('scoring'));
  for (const expert of [/妇女儿童工作委员会办公室 评估员/, /嘉兴市统计局 评估员/]) {
    await page.getByRole('checkbox', { name: expert }).check();
  }
  await readable(page);
  await page.getByRole('button', { name: '保存专家组和评分表' }).click();
  await expect(page.getByText(/^按评分表第 \d+ 版评分$/)).toBeVisible();
  await lead(page, '开始收集自评', '收集自评');
});

/** Writes an account that begins with the results, and hands it in. */
async function account(browser: Browser, tenant: string, username: string, problem: string) {
  const page = await as(browser, tenant, username);
  const owed = page.getByRole('region', { name: '评估', exact: true }).getByRole('listitem');
  await owed.filter({ hasText: TITLE }).filter({ hasText: '妇女' }).getByRole('link', { name: '写自评' }).click();
  await expect(page).toHaveURL(new RegExp(`${path}/self$`));
  await page.getByRole('button', { name: '用本单位的结果开头' }).click();
  await expect(text(page, '主要成效')).not.toHaveValue('');
  await text(page, '存在问题').fill(problem);
  await text(page, '下一步措施').fill('明年上半年补齐。');
  await saved(page);
  await page.reload();
  await expect(text(page, '存在问题')).toHaveValue(problem);
  await readable(page);
  await page.getByRole('button', { name: '提交自评' }).click();
  await expect(page.getByText('已提交', { exact: true })).toBeVisible();
  await expect(page.getByRole('textbox')).toHaveCount(0);
}

test('a department of the city hands in its account', ({ browser }) =>
  account(browser, '330400-hc', 'reporter', '个别指标进度偏慢。'));
test('an office of a county hands in its account', ({ browser }) =>
  account(browser, COUNTY, 'signer', '筛查点覆盖不足。'));

test('the office sends one back with words, and the tenant mends it', async ({ browser }) => {
  const office = await as(browser, CITY, 'signer', at('self'));
  await readable(office);
  await office.getByRole('link', { name: /^嘉兴市卫生健康委/ }).click();
  await expect(office.getByRole('complementary', { name: '本单位的结果' })).toContainText('指标达标');
  await office.getByRole('button', { name: '退回修改' }).click();
  await expect(office.getByRole('alert')).toBeVisible();
  await text(office, '退回意见').fill(REMARK);
  await office.getByRole('button', { name: '退回修改' }).click();
  await expect(office.getByText('被退回', { exact: true })).toBeVisible();

  const page = await as(browser, '330400-hc', 'reporter', `${path}/self`);
  await expect(page.getByRole('region', { name: '退回修改' })).toContainText(REMARK);
  await text(page, '存在问题').fill(PROBLEM);
  await saved(page);
  await page.getByRole('button', { name: '重新提交' }).click();
  await expect(page.getByText('已提交', { exact: true })).toBeVisible();
});

test('all others hand in theirs', async ({ page }) => {
  expect(await othersHandIn(page, CITY, path.split('/').at(-1) ?? '')).toBeGreaterThan(30);
});

test('the office starts scoring', async ({ browser }) => {
  const page = await as(browser, CITY, 'signer', at());
  await lead(page, '开始专家评分', '专家评分');
});

/** Gives every area the same points on every item, from the keyboard, but for one. */
async function score(browser: Browser, tenant: string, points: string, one: string, others: string) {
  const page = await as(browser, tenant, 'evaluator', at('scoring'));
  const boxes = page.getByRole('textbox', { name: /得分$/ });
  await expect(boxes.first()).toBeVisible();
  expect(await page.getByRole('textbox', { name: /评语$/ }).first().inputValue()).toBe('');
  await expect(page.locator('main')).not.toContainText(others);
  const count = await boxes.count();
  await boxes.first().focus();
  await page.keyboard.type(points);
  await page.getByRole('button', { name: '提交评分' }).click();
  await expect(page.getByRole('alert')).toContainText(`还有 ${count - 1} 项没有评分`);
  await boxes.first().focus();
  for (let box = 1; box < count; box += 1) {
    await page.keyboard.press('ArrowDown');
    await page.keyboard.type(points);
  }
  await text(page, '海宁市 经费保障 得分').fill(one);
  await text(page, '海宁市 经费保障 评语').fill(`评语 ${one}`);
  await saved(page);
  await page.reload();
  await expect(boxes.last()).toHaveValue(points);
  await readable(page);
  await page.getByRole('button', { name: '提交评分' }).click();
  await expect(boxes).toHaveCount(0);
  return page;
}

test('two experts score without seeing each other; then everything is shown', async ({ browser }) => {
  const first = await score(browser, CITY, '88.5', '91', '评语 62');
  await expect(first.locator('main')).toContainText('不能再改');
  await expect(first.getByRole('heading', { name: '评分结果' })).toHaveCount(0);
  const second = await score(browser, '330400-stat', '80', '62', '评语 91');
  await expect(second.getByRole('heading', { name: '评分结果' })).toBeVisible();
  await expect(second.getByRole('row', { name: /海宁市/ })).toContainText('待裁定');
  await second.getByRole('button', { name: '海宁市' }).click();
  await expect(second.locator('main')).toContainText('评语 91');
  await expect(second.locator('main')).toContainText('最大分差 29');
  await readable(second);
});

test('the office of a county disputes the score of its own area only', async ({ browser }) => {
  const page = await as(browser, COUNTY, 'signer', at('scoring'));
  await page.getByRole('button', { name: '海宁市' }).click();
  const item = page.getByRole('listitem').filter({ hasText: '经费保障' }).filter({ hasText: '最大分差' });
  await item.getByRole('button', { name: '提出异议' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').fill(DISPUTE);
  await dialog.getByRole('button', { name: '提出', exact: true }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.locator('main')).toContainText(DISPUTE);
});

test('the city office rules on what is apart or disputed', async ({ browser }) => {
  const page = await as(browser, CITY, 'signer', at('scoring'));
  await page.getByRole('button', { name: '海宁市', exact: true }).click();
  const item = page.getByRole('listitem').filter({ hasText: '经费保障' }).filter({ hasText: '最大分差' });
  await item.getByRole('button', { name: '裁定', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('裁定得分').fill('78.5');
  await dialog.getByLabel('裁定理由').fill(REASON);
  await dialog.getByRole('button', { name: '作出裁定' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(item).toContainText('裁定为 78.5 分');
  await expect(item).toContainText(REASON);
  await expect(page.locator('main')).not.toContainText('待裁定');
  await expect(page.getByRole('row', { name: /^海宁市/ })).toContainText('78.5');
});

test('the office writes the conclusion, settles it, and publishes', async ({ browser }) => {
  const page = await as(browser, CITY, 'signer', at('conclusion'));
  await text(page, '总体评价').fill(OVERVIEW);
  await text(page, '主要成效').fill('多数指标达到年度目标。');
  await text(page, '存在问题').fill('部分指标进度偏慢。');
  await text(page, '意见建议').fill('压实责任，补齐短板。');
  await saved(page);
  await readable(page);
  await lead(page, '确定结论', '结论已定');
  await expect(page.getByRole('textbox')).toHaveCount(0);
  await lead(page, '发布评估', '已发布');
  await expect(page.getByRole('region', { name: '总体评价' })).toContainText(OVERVIEW);
});

test('a clerk of a county reads it', async ({ browser }) => {
  const page = await as(browser, '330481-hc', 'viewer', `/evaluations/${WOMEN}`);
  await page.getByRole('link', { name: TITLE }).click();
  await expect(page.getByRole('region', { name: '总体评价' })).toContainText(OVERVIEW);
  await readable(page);
  await page.getByRole('link', { name: '达标情况' }).click();
  await expect(page.getByRole('region', { name: '达标率', exact: true })).toContainText('%');
});

test('an office of a county reads the score of its area, and can do nothing about it any more', async ({ browser }) => {
  const page = await as(browser, COUNTY, 'signer', at('scoring'));
  await expect(page.getByRole('row', { name: /^海宁市/ })).toContainText('78.5');
  await page.getByRole('button', { name: '海宁市', exact: true }).click();
  await expect(page.locator('main')).toContainText(REASON);
  await expect(page.getByRole('button', { name: /提出异议|^裁定/ })).toHaveCount(0);
});
