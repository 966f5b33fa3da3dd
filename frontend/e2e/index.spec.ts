import { expect, test } from '@playwright/test';
import { as, WOMEN } from './support';

const path = `/index/${WOMEN}?year=2024`;

test('the office decides on new weights, and the index and the places are others', async ({ browser }) => {
  const office = await as(browser, '330400-wcwc', 'signer', path);
  const head = office.getByRole('region', { name: '嘉兴市 2024 年' });
  await expect(head).toContainText('98.20');
  const table = office.getByRole('table', { name: '2024 年各地指数' });
  const before = await table.textContent();

  await office.getByRole('button', { name: '确定新权重' }).click();
  const form = office.getByRole('form', { name: '新权重' });
  await form.getByLabel('妇女与健康').fill('10');
  await expect(form.getByRole('status')).toContainText('合计 90%');
  await form.getByRole('button', { name: '签署新版本' }).click();
  await expect(form.getByRole('alert')).toContainText('之和应为 100%');
  await form.getByLabel('妇女与环境').fill('20');
  await expect(form.getByRole('status')).toContainText('正好 100%');
  await form.getByRole('button', { name: '签署新版本' }).click();
  await expect(form.getByLabel('说明')).toBeFocused();
  await form.getByLabel('说明').fill('环境领域加权（测试）');
  await form.getByRole('button', { name: '签署新版本' }).click();

  await expect(office.getByRole('heading', { name: /^权重第 3 版/ })).toBeVisible();
  await expect(office.getByText('环境领域加权（测试）')).toBeVisible();
  await expect(head).not.toContainText('98.20');
  expect(await table.textContent()).not.toBe(before);

  // The versions before still answer as they did.
  await office.goto(`/330400-wcwc${path}&version=2`);
  await expect(head).toContainText('98.20');
  await expect(office.getByText('这是以前的版本，现行为第 3 版。')).toBeVisible();
});

test('a clerk reads the index, with what was left out, and decides nothing', async ({ browser }) => {
  const clerk = await as(browser, '330481-hc', 'reporter', `${path}&version=2`);
  await expect(clerk.getByRole('region', { name: '嘉兴市 2024 年' })).toContainText('98.20');
  await expect(clerk.getByRole('button', { name: '确定新权重' })).toHaveCount(0);
  await expect(clerk.getByText(/第 4 条“注重工作创新”要求探索开展发展指数研究/)).toBeVisible();
  await clerk.getByText('各县（市、区）未计入的指标').click();
  await expect(clerk.getByText('分母过小，一例之差就会改变得分，不比较')).toBeVisible();
  const ranks = clerk.getByRole('region', { name: '位次对权重的敏感性' });
  await expect(ranks.getByRole('listitem')).toHaveCount(7);
  await expect(ranks).toContainText('南湖区');

  await clerk.goto(`/330481-hc/index/jiaxing-children-14-5?year=2020`);
  await expect(clerk.getByText('本系统扩展')).toBeVisible();
  await expect(clerk.getByRole('heading', { name: '等权，尚无人确定' })).toBeVisible();
  await expect(clerk.getByText('数据不足，不计算指数')).toBeVisible();
});
