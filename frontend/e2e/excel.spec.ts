import { readFile } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';
import { as, readable, rowOf, saved, sheetPath, violations } from './support';
import { fillIn } from './workbook';

/** The sheet as a workbook: out, filled in elsewhere, and in again, without a figure lost or written over unseen. */
const clerk = ['330482-hc', 'reporter', sheetPath] as const;
const MEDIA = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

async function download(page: Page): Promise<Buffer> {
  const [got] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '下载 Excel' }).click(),
  ]);
  return readFile(await got.path());
}

async function upload(page: Page, buffer: Buffer) {
  await page.locator('input[type=file]').setInputFiles({ name: '填报表.xlsx', mimeType: MEDIA, buffer });
}

const field = (page: Page, element: string) => rowOf(page, element).getByRole('textbox');

test('a workbook that was filled in is shown as a difference, and saved as if it had been typed', async ({
  browser,
}) => {
  const page = await as(browser, ...clerk);
  await field(page, '活产数').fill('4511');
  const file = await download(page); // what was just typed is in it
  const other = await as(browser, ...clerk);
  await field(other, '孕产妇死亡人数').fill('2');
  await field(other, '孕产妇死亡人数').press('Enter');
  await saved(other);

  await upload(
    page,
    fillIn(file, [
      ['活产数', 'G', '４，５２０'],
      ['活产数', 'I', '新增一家助产机构'],
      ['孕产妇死亡人数', 'G', '3'],
    ]),
  );
  const dialog = page.getByRole('dialog', { name: '核对 Excel 中的改动' });
  const changes = dialog.getByRole('region', { name: '将改动 1 处' });
  await expect(changes).toContainText('活产数');
  await expect(changes).toContainText(/4511 人.*4520 人/);
  await expect(changes).toContainText('说明：新增一家助产机构');
  const choice = dialog.getByRole('radiogroup', { name: '“孕产妇死亡人数”保留哪一个' });
  await expect(choice.getByRole('radio', { name: '用系统里的 2 人' })).toBeChecked();
  await expect(dialog.getByRole('button', { name: '保存 1 项' })).toBeVisible();
  await expect.poll(() => violations(page)).toEqual([]);
  await page.setViewportSize({ width: 390, height: 800 });
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await page.setViewportSize({ width: 1440, height: 900 });
  await choice.getByRole('radio', { name: '用文件里的 3 人' }).check();

  const [marked] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: '下载带批注的文件' }).click(),
  ]);
  expect(marked.suggestedFilename()).toContain('批注');

  await dialog.getByRole('button', { name: '保存 2 项' }).click();
  await expect(dialog).toBeHidden();
  await expect(field(page, '活产数')).toHaveValue('4520');
  await page.reload();
  await expect(field(page, '活产数')).toHaveValue('4520');
  await expect(field(page, '孕产妇死亡人数')).toHaveValue('3');
  await page.getByRole('button', { name: '查看“活产数”的记录' }).click();
  await expect(page.getByText(/ · 表格导入 · /).first()).toBeVisible();
  await readable(page);
});

test('neither a colleague who saves meanwhile nor what the page still holds is written over', async ({ browser }) => {
  const page = await as(browser, ...clerk);
  const file = await download(page);
  await field(page, '孕产妇死亡人数').fill('约一'); // no number: it stays on the page
  await upload(
    page,
    fillIn(file, [
      ['活产数', 'G', '4530'],
      ['孕产妇死亡人数', 'G', '0'],
    ]),
  );
  const dialog = page.getByRole('dialog', { name: '核对 Excel 中的改动' });
  await expect(dialog.getByRole('radio', { name: '用页面上未保存的 约一 人' })).toBeChecked();
  const other = await as(browser, ...clerk);
  await field(other, '活产数').fill('4540');
  await field(other, '活产数').press('Enter');
  await saved(other);

  await dialog.getByRole('button', { name: '保存 1 项' }).click();
  await expect(dialog.getByRole('alert')).toContainText('什么都没有保存');
  await dialog.getByRole('radio', { name: '用文件里的 4530 人' }).check();
  await dialog.getByRole('button', { name: '保存 1 项' }).click();
  await expect(dialog).toBeHidden();
  await expect(field(page, '活产数')).toHaveValue('4530');
  await expect(field(page, '孕产妇死亡人数')).toHaveValue('约一');
});

test('what is no workbook of this sheet is refused with what to do', async ({ browser }) => {
  const page = await as(browser, ...clerk);
  await upload(page, Buffer.from('指标,数值'));
  const dialog = page.getByRole('dialog', { name: '核对 Excel 中的改动' });
  await expect(dialog.getByRole('alert')).toContainText('这不是 .xlsx 文件');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();

  await upload(page, await download(page));
  await expect(dialog.getByRole('status').filter({ hasText: '文件里没有新的改动' })).toBeVisible();
});
