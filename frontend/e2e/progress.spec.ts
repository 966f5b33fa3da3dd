import { expect, type Locator, type Page, test } from '@playwright/test';
import { as, progressPath, saved } from './support';

/** A task through the year: reported with evidence, returned, mended, accepted; then a missing one, chased and answered. */
test.describe.configure({ mode: 'serial' });

const DONE = '为全市孕产妇免费开展产前筛查，镇（街道）妇幼专干全部到岗。';
const NEXT = '明年三月底前完成妇幼保健院搬迁。';
const REMARK = '请补充筛查人数和覆盖率。';
const RESULTS = '筛查 4 812 人，覆盖率 96.4%。';
const REASON = '两个镇还没有覆盖，按推进中评定。';
const REMINDER = '该项任务至今未报告，请说明原因和完成时间。';
const ANSWER = '因人员调整延误，本月底前报告。';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

let task = '';
let chased = '';

const reportPath = () => `${progressPath}/${task}`;
const rowOfTask = (page: Page) =>
  page.getByRole('row').filter({ has: page.getByRole('cell', { name: task, exact: true }) });
const form = (page: Page, name: string): Locator => page.getByRole('textbox', { name, exact: true });
const reminderOf = (page: Page): Locator =>
  page.getByRole('region', { name: '督办', exact: true }).getByRole('listitem').filter({ hasText: REMINDER });

test('the clerk writes the report of a task that is still missing, adds a picture, and hands it in', async ({
  browser,
}) => {
  const page = await as(browser, '330481-hc', 'reporter', progressPath);
  const missing = page
    .getByRole('row')
    .filter({ has: page.getByRole('cell', { name: '牵头', exact: true }) })
    .filter({ has: page.getByRole('cell', { name: /^(待报告|已逾期)$/ }) })
    .filter({ has: page.getByRole('cell', { name: /^W\d+\.\d+$/ }) })
    .first();
  task = ((await missing.getByRole('cell').first().textContent()) ?? '').trim();
  await missing.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText(task);

  await form(page, '已做工作').fill(DONE);
  await form(page, '下一步').fill(NEXT);
  await page.getByRole('radio', { name: '已经完成' }).check();
  await saved(page);
  await page.reload();
  await expect(form(page, '已做工作')).toHaveValue(DONE);

  const evidence = page.getByRole('region', { name: /^佐证材料/ });
  await evidence
    .locator('input[type=file]')
    .setInputFiles({ name: '旧总结.doc', mimeType: 'application/msword', buffer: PNG });
  await expect(evidence.getByRole('alert')).toContainText('不支持这种文件');
  await evidence.locator('input[type=file]').setInputFiles({ name: '现场.png', mimeType: 'image/png', buffer: PNG });
  await expect(evidence.getByRole('listitem')).toContainText('现场.png');
  const download = page.waitForEvent('download');
  await evidence.getByRole('button', { name: /下载\s*现场\.png/ }).click();
  expect((await download).suggestedFilename()).toBe('现场.png');

  await page.getByRole('button', { name: '提交', exact: true }).click();
  await expect(page.getByRole('button', { name: '撤回' })).toBeVisible();
  await expect(page.locator('main header')).toContainText('待审核');
  await expect(form(page, '已做工作')).toHaveCount(0);
});

test('the office of the county sends it back, not without words', async ({ browser }) => {
  const page = await as(browser, '330481-wcwc', 'signer', progressPath);
  await expect(rowOfTask(page)).toContainText('待审核');
  await rowOfTask(page).getByRole('link').first().click();
  const review = page.getByRole('region', { name: '审核', exact: true });
  await expect(review.getByRole('radio', { name: '已经完成' })).toBeChecked();
  await review.getByRole('button', { name: '退回' }).click();
  await expect(review.getByRole('alert')).toBeVisible();
  await review.getByLabel('审核意见').fill(REMARK);
  await review.getByRole('button', { name: '退回' }).click();
  await expect(page.getByRole('region', { name: '退回修改' })).toContainText(REMARK);
});

test('the clerk is told at home, mends the report and hands it in again', async ({ browser }) => {
  const page = await as(browser, '330481-hc', 'reporter');
  await expect(page.getByRole('region', { name: '任务和实事项目' })).toContainText('被退回');
  await page.goto(`/330481-hc${reportPath()}`);
  await expect(page.getByRole('region', { name: '退回修改' })).toContainText(REMARK);
  await form(page, '成效').fill(RESULTS);
  await saved(page);
  await page.getByRole('button', { name: '重新提交' }).click();
  await expect(page.getByRole('button', { name: '撤回' })).toBeVisible();
});

test('the office accepts it with a rating of its own, and says why', async ({ browser }) => {
  const page = await as(browser, '330481-wcwc', 'signer', `${reportPath()}?tenant=330481-hc`);
  await expect(page.getByRole('region', { name: '年度报告' })).toContainText(RESULTS);
  const review = page.getByRole('region', { name: '审核', exact: true });
  await review.getByRole('radio', { name: '正在推进' }).check();
  await review.getByRole('button', { name: '通过' }).click();
  await expect(review.getByRole('alert')).toContainText('写明理由');
  await review.getByLabel('审核意见').fill(REASON);
  await review.getByRole('button', { name: '通过' }).click();
  await expect(page.getByRole('region', { name: '审核通过' })).toContainText('正在推进');
});

test('the office of the city sees it accepted, and reminds a department that has not reported', async ({ browser }) => {
  const page = await as(browser, '330400-wcwc', 'signer', progressPath);
  await expect(rowOfTask(page).getByRole('link', { name: '海宁市卫生健康局：已通过' })).toBeVisible();
  await expect(page.getByRole('heading', { name: '需要核对的问题' })).toBeVisible();

  await page
    .getByRole('link', { name: /^平湖市[^（]*：(待报告|已逾期)$/ })
    .first()
    .click();
  await expect(page).toHaveURL(/tenant=330482-/);
  chased = new URL(page.url()).searchParams.get('tenant') ?? '';
  await page.getByRole('button', { name: '发出督办' }).click();
  await page.getByLabel('督办内容').fill(REMINDER);
  await page.getByRole('button', { name: '发出', exact: true }).click();
  await expect(reminderOf(page)).toContainText('待答复');
});

test('the department answers, which closes the matter for the office too', async ({ browser }) => {
  const page = await as(browser, chased, 'reporter', progressPath);
  await reminderOf(page).getByRole('textbox').fill(ANSWER);
  await reminderOf(page).getByRole('button', { name: '提交答复' }).click();
  await expect(reminderOf(page)).toContainText('已答复');
  await expect(reminderOf(page).getByRole('textbox')).toHaveCount(0);

  const office = await as(browser, '330400-wcwc', 'signer', progressPath);
  await expect(reminderOf(office)).toContainText(ANSWER);
});

test('two who write at once lose nothing: other parts are joined, the same part is chosen', async ({ browser }) => {
  const first = await as(browser, chased, 'reporter', progressPath);
  await first
    .getByRole('row')
    .filter({ has: first.getByRole('cell', { name: '牵头', exact: true }) })
    .filter({ has: first.getByRole('cell', { name: /^(待报告|已逾期)$/ }) })
    .first()
    .getByRole('link')
    .first()
    .click();
  await form(first, '已做工作').fill('第一人写的。');
  await saved(first);
  const second = await as(browser, chased, 'reporter', new URL(first.url()).pathname.replace(`/${chased}`, ''));
  await expect(form(second, '已做工作')).toHaveValue('第一人写的。');

  await form(first, '成效').fill('第一人的成效。');
  await saved(first);
  await form(second, '问题').fill('第二人的问题。');
  await expect(form(second, '成效')).toHaveValue('第一人的成效。');

  await form(first, '下一步').fill('第一人的打算。');
  await saved(first);
  await form(second, '下一步').fill('第二人的打算。');
  const conflict = second.getByRole('alert').filter({ hasText: '同事刚改过' });
  await expect(conflict).toContainText('第一人的打算。');
  await conflict.getByRole('button', { name: '用我写的' }).click();
  await saved(second);
  await first.reload();
  await expect(form(first, '下一步')).toHaveValue('第二人的打算。');
  await expect(form(first, '问题')).toHaveValue('第二人的问题。');
});
