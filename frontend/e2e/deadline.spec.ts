import { expect, test } from '@playwright/test';
import { as, readable, sheetPath, WOMEN, YEAR } from './support';

/** A day that lies after every deadline of the demonstration. */
const LATER = `${new Date().getFullYear() + 1}-11-20`;

test('a clerk asks for more time, the office grants it, and the sheet shows the new date', async ({ browser }) => {
  const clerk = await as(browser, '330483-hrss', 'reporter', sheetPath);
  const more = clerk.getByRole('region', { name: '延期', exact: true });
  await more.getByRole('button', { name: '申请延期' }).click();
  const dialog = clerk.getByRole('dialog', { name: '申请延期' });
  await dialog.getByLabel(/^全部未报的/).uncheck();
  await dialog.getByRole('listitem').first().getByRole('checkbox').check();
  await dialog.getByRole('button', { name: /^提交申请/ }).click();
  await expect(dialog.getByLabel('希望延至')).toBeFocused();
  await dialog.getByLabel('希望延至').fill(LATER);
  await dialog.getByLabel('理由').fill('学籍系统升级，数据月底才能导出。');
  await readable(clerk);
  await dialog.getByRole('button', { name: '提交申请（1 项）' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(more).toContainText('待答复');

  const office = await as(browser, '330483-wcwc', 'signer');
  await office.getByRole('region', { name: '延期申请' }).getByRole('link', { name: '去答复' }).click();
  const requests = office.getByRole('region', { name: '延期申请' });
  await expect(requests).toContainText('学籍系统升级');
  await readable(office);
  const answer = requests.getByRole('form');
  await answer.getByRole('button', { name: '不同意' }).click();
  await expect(answer.getByRole('alert')).toContainText('请写明不同意的理由');
  await answer.getByRole('button', { name: '同意', exact: true }).click();
  await expect(requests).toContainText('已同意');

  await clerk.reload();
  await expect(more).toContainText('已同意延期');
  await expect(clerk.getByText(/^延至/).first()).toContainText('11月20日');
  await clerk.goto('/330483-hrss');
  await expect(clerk.getByRole('region', { name: '最近发生的' })).toContainText('延期申请已获同意');
});

test('an office chases, the clerk reads it, and the log knows', async ({ browser }) => {
  const path = `/round/${WOMEN}?year=${YEAR}`;
  const office = await as(browser, '330483-wcwc', 'signer', path);
  const row = office.getByRole('row').filter({ hasText: '330483-hrss' });
  await row.getByRole('button', { name: /^催报/ }).click();
  await expect(row.getByRole('status')).toContainText('已催报');
  const log = office.getByRole('region', { name: '催报记录' }).first();
  await expect(log).toContainText('未阅');

  await row.getByRole('button', { name: /^催报/ }).click();
  await expect(row.getByRole('alert')).toContainText('今天已经催过');
  await row.getByRole('textbox', { name: '要说的话' }).fill('请在本周五前报齐。');
  await row.getByRole('button', { name: /^催报/ }).click();
  await expect(log).toContainText('请在本周五前报齐。');
  await readable(office);

  const clerk = await as(browser, '330483-hrss', 'reporter');
  const news = clerk.getByRole('region', { name: '最近发生的' });
  await expect(news).toContainText('催报');
  await expect(news).toContainText('请在本周五前报齐。');
  await news.getByRole('button', { name: '都看过了' }).click();
  await expect(news.getByRole('button', { name: '都看过了' })).toHaveCount(0);
  await office.reload();
  await expect(log).not.toContainText('未阅');
});
