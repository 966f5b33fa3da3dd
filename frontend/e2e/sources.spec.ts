import { createHash, createHmac, randomUUID } from 'node:crypto';
import { expect, type Page, test } from '@playwright/test';
import { as, readable, rowOf, saved } from './support';

/** A system delivers, signed; what fits is proposed to the clerk, what does not waits for the system's owner. */
const SOURCE = 'children-eyesight';
const sheet = '/sheet/jiaxing-children-14-5/2025';

interface Key {
  id: string;
  secret: string;
}

function deliver(page: Page, key: Key, figures: object[], delivery: string = randomUUID()) {
  const data = JSON.stringify({ format: 'liangce-feed/1', asOf: '2025-12-31', figures });
  const path = `/feeds/${SOURCE}`;
  const time = String(Math.floor(Date.now() / 1000));
  const hash = createHash('sha256').update(data).digest('hex');
  const text = ['LIANGCE-FEED-V1', 'POST', path, key.id, time, delivery, hash].join('\n');
  const signature = createHmac('sha256', key.secret).update(text).digest('hex');
  const headers = {
    'content-type': 'application/json',
    'liangce-key': key.id,
    'liangce-timestamp': time,
    'liangce-delivery': delivery,
    'liangce-signature': `v1=${signature}`,
  };
  return page.request.post(path, { data, headers });
}

const figure = (field: string, area: string, value: string) => ({ field, area, year: 2025, value });

test('a system delivers with a key of its owner, who settles what does not fit; the clerk takes what does', async ({
  browser,
}) => {
  const owner = await as(browser, '330400-edu', 'admin', '/plan/jiaxing-children-14-5');
  await owner.getByRole('link', { name: '数据源' }).click();
  await readable(owner);
  await owner.getByRole('link', { name: '儿童视觉健康电子档案' }).click();
  await expect(owner.getByText('内容含有个人信息')).toBeVisible();
  await owner.getByLabel('备注，如对接单位').fill('视力监测平台');
  await owner.getByRole('button', { name: '新建密钥' }).click();
  const shown = owner.getByRole('alert').filter({ hasText: '密钥只显示这一次' });
  await expect(shown.locator('code')).toHaveCount(2);
  const [id = '', secret = ''] = await shown.locator('code').allTextContents();
  expect(secret).toMatch(/^lfs_/);
  const key = { id, secret };

  const clerk = await as(browser, '330483-edu', 'reporter', sheet);
  const cell = clerk.getByRole('textbox', { name: '视力筛查学生数', exact: true });
  await expect(cell).toHaveValue('');
  await owner.bringToFront();

  const good = figure('pupils_screened', '330483', '107230');
  const first = await deliver(owner, key, [good, figure('shili_rs', '330483', '7')], 'e2e-1');
  expect(await first.json()).toMatchObject({ records: 2, taken: 1, quarantined: 1 });
  const again = await deliver(owner, key, [good, figure('shili_rs', '330483', '7')], 'e2e-1');
  expect([again.headers()['liangce-replayed'], await again.text()]).toEqual(['true', await first.text()]);
  expect((await deliver(owner, key, [good], 'e2e-1')).status()).toBe(409);
  expect((await deliver(owner, { id, secret: 'lfs_guess' }, [good])).status()).toBe(401);
  const person = await deliver(owner, key, [good, figure('11010519491231002X', '330483', '1')]);
  expect([person.status(), (await person.json()).error.code]).toEqual([422, 'PERSON_DATA']);

  await owner.reload();
  await expect(owner.getByText('lfs_')).toHaveCount(0);
  const waiting = owner.getByRole('listitem').filter({ hasText: '没有名为“TX”的地区' });
  await waiting.getByLabel('“TX”是哪个地区').click();
  await owner.getByTitle('桐乡市').click();
  await waiting.getByRole('button', { name: '记住并重新核对' }).click();
  await expect(owner.getByRole('status').filter({ hasText: '有 1 条已对上' })).toBeVisible();
  const wrong = owner.getByRole('listitem').filter({ hasText: 'shili_rs' });
  await wrong.getByRole('button', { name: '弃用' }).click();
  await wrong.getByLabel('弃用的原因').fill('不是汇总数');
  await wrong.getByRole('button', { name: '弃用' }).click();
  await expect(wrong).toHaveCount(0);
  await readable(owner);

  // The sheet was open all the time, and has heard of it.
  await clerk.bringToFront();
  await expect(clerk.getByText('数据源给出了 1 个还空着的数')).toBeVisible();
  await cell.focus();
  await clerk.keyboard.press('Alt+Enter');
  await expect(cell).toHaveValue(/107\s?230/);
  await saved(clerk);
  await expect(rowOf(clerk, '视力筛查学生数').getByText('来自数据源')).toBeVisible();
  await expect(clerk.getByText('数据源给出了')).toHaveCount(0);
  await readable(clerk);

  const row = owner.getByRole('row').filter({ hasText: id });
  await row.getByRole('button', { name: '停用' }).click();
  await expect(row).toContainText('已停用');
  expect((await deliver(owner, key, [good])).status()).toBe(401);
});

test('a task shows what its systems counted, and others see of a source no more than how fresh it is', async ({
  browser,
}) => {
  const lead = await as(browser, '330400-wf', 'reporter', '/progress/jiaxing-women-14-5/2025/W7.11');
  const counted = lead.getByRole('region', { name: '2025 年各业务系统的事件数' });
  await expect(counted.getByRole('row').filter({ hasText: '来电' })).toContainText('124');
  await readable(lead);

  const other = await as(browser, '330481-hc', 'viewer', `/sources/${SOURCE}`);
  await expect(other.getByRole('heading', { name: '可报送的范围' })).toBeVisible();
  for (const part of ['待处理', '报送记录', '密钥']) {
    await expect(other.getByRole('heading', { name: part })).toHaveCount(0);
  }
});
