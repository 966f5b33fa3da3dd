import { expect, test } from '@playwright/test';
import { as, readable } from './support';

const TENANT = '330424-hrss';

test('a clerk says where it gets mail, and is told where the address is wrong', async ({ browser }) => {
  const clerk = await as(browser, TENANT, 'reporter');
  await clerk.getByRole('link', { name: '设置' }).click();
  const mine = clerk.getByRole('region', { name: '我的通知' });
  await expect(mine).toContainText('尚未配置发信服务');
  const address = mine.getByLabel('电子邮箱');
  await mine.getByRole('checkbox').check();
  await mine.getByRole('button', { name: '保存' }).click();
  await expect(address).toBeFocused();
  await expect(mine.getByRole('alert')).toContainText('请填写电子邮箱');
  await address.fill('zhang.county.example.cn');
  await mine.getByRole('button', { name: '保存' }).click();
  await expect(mine.getByRole('alert')).toContainText('电子邮箱');
  await expect(address).toBeFocused();
  await address.fill('zhang@county.example.cn');
  await address.press('Enter');
  await expect(mine.getByRole('status')).toHaveText('已保存');
  await expect(clerk.getByRole('region', { name: '免打扰时段' })).toContainText('每天 20:00 至次日 08:00');
  await expect(clerk.getByRole('region', { name: '本单位人员' })).toHaveCount(0);
  await expect(clerk.getByRole('button', { name: '添加' })).toHaveCount(0);
  await readable(clerk);
  await clerk.reload();
  await expect(mine.getByLabel('电子邮箱')).toHaveValue('zhang@county.example.cn');
});

test('an administrator sets hours, robot and addresses, and never sees the secret again', async ({ browser }) => {
  const admin = await as(browser, TENANT, 'admin', '/settings');
  const hours = admin.getByRole('region', { name: '免打扰时段' });
  await hours.getByLabel('开始').fill('18:30');
  await hours.getByLabel('结束').fill('');
  await hours.getByRole('button', { name: '保存' }).click();
  await expect(hours.getByRole('alert')).toContainText('请填写开始和结束时间');
  await hours.getByLabel('结束').fill('09:00');
  await hours.getByRole('checkbox').uncheck();
  await hours.getByRole('button', { name: '保存' }).click();
  await expect(hours.getByRole('status')).toHaveText('已保存');
  await expect(hours).toContainText('每天 18:30 至次日 09:00');
  await expect(hours).not.toContainText('以及周六');

  const robot = admin.getByRole('region', { name: '群机器人' });
  await robot.getByRole('button', { name: '添加' }).click();
  await robot.getByLabel('机器人地址').fill('http://10.0.0.1/robot/send');
  await robot.getByRole('button', { name: '保存' }).click();
  await expect(robot.getByRole('alert')).toContainText('机器人地址');
  await robot.getByLabel('机器人地址').fill('https://oapi.dingtalk.com/robot/send?access_token=abc');
  await robot.getByLabel('加签密钥').fill('SECof-this-robot');
  await robot.getByRole('button', { name: '保存' }).click();
  await expect(robot).toContainText('已设置（oapi.dingtalk.com）');
  await expect(robot.getByRole('status')).toHaveText('已保存');
  await admin.reload();
  await expect(robot).toContainText('已设置（oapi.dingtalk.com）');
  await robot.getByRole('button', { name: '替换' }).click();
  await expect(robot.getByLabel('机器人地址')).toHaveValue('');
  await expect(admin.getByText('SECof-this-robot')).toHaveCount(0);
  await readable(admin);
  await robot.getByRole('button', { name: '清除' }).click();
  await robot.getByRole('button', { name: '确定清除' }).click();
  await expect(robot).toContainText('未设置');

  const people = admin.getByRole('region', { name: '本单位人员' }).first();
  const row = people.getByRole('row').filter({ hasText: 'reviewer' });
  await row.getByRole('button', { name: /^修改/ }).click();
  const form = people.getByRole('form');
  await form.getByLabel('电子邮箱').fill('li@county.example.cn');
  await form.getByRole('button', { name: '保存' }).click();
  await expect(form.getByRole('status')).toHaveText('已保存');
  await expect(row).toContainText('li@county.example.cn');
  await expect(row).toContainText('不发邮件');
  await readable(admin);
});
