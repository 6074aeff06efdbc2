import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { checkCharacter } from '@zhiqiao/shared/organisations/creditCode';
import type { Browser, Page } from 'playwright-core';
import { aPublishedNeed, seatedAs } from '../support/browser.people.ts';
import { done, openBrowser, press, seen, story, url, visitor } from '../support/browser.ts';

let browser: Browser;
beforeAll(async () => {
  if (url) browser = await openBrowser();
});
afterAll(() => browser?.close());

const codeOf = (serial: string) => {
  const first = `91331299MB${serial.padStart(7, '0')}`;
  return first + checkCharacter(first);
};
const password = 'a bridge of stone';
const oneself = async (page: Page, name: string, login: string) => {
  await page.getByLabel('您的姓名').fill(name);
  await page.getByLabel('登录名').fill(login);
  await page.getByLabel('密码', { exact: true }).fill(password);
};

describe('coming in', () => {
  story(
    'when a firm registers with a wrong code, then it is told so, keeps what it wrote, and the bureau verifies it',
    async () => {
      const { page } = await visitor(browser, 390);
      await page.goto(`${url}/register`);
      await page.getByLabel('单位全称').fill('清波阀门（示例）');
      await page.getByLabel('统一社会信用代码').fill(`${codeOf('1').slice(0, 17)}!`);
      await page.getByLabel('乡镇街道').selectOption({ label: '石桥镇' });
      await page.getByLabel('行业').selectOption('3451');
      await oneself(page, '江一苇', 'qingbo-valve');
      await page.getByRole('button', { name: '注册本单位' }).click();
      await seen(page, /统一社会信用代码：|不会出现在代码里/);
      expect(await page.getByLabel('单位全称').inputValue()).toBe('清波阀门（示例）');
      await page.getByLabel('统一社会信用代码').fill(codeOf('1'));
      await page.getByLabel('密码', { exact: true }).fill(password);
      await page.getByRole('button', { name: '注册本单位' }).click();
      await page.waitForURL(/\/desk/);
      const bureau = await seatedAs(browser, 'broker');
      await bureau.page.goto(`${url}/desk/organisations`);
      const row = bureau.page.getByRole('listitem').filter({ hasText: '清波阀门' });
      await row.getByRole('button', { name: /^核验通过/ }).click();
      await bureau.page.getByRole('dialog').locator('button[type="submit"]').click();
      await done(bureau.page);
      await page.goto(`${url}/account?tab=organisation`);
      await seen(page, '已通过科技局核验。');
    },
  );

  story(
    'when the bureau refuses an expert, then the expert reads why, and guests do not find them',
    async () => {
      const { page } = await visitor(browser, 390);
      await page.goto(`${url}/register?as=expert`);
      await oneself(page, '方知有', 'fang-zhiyou');
      await page.getByLabel('专家类别').selectOption({ label: '银龄工程师' });
      await page.getByLabel('主要学科').selectOption({ index: 2 });
      await page.getByRole('button', { name: '注册专家' }).click();
      await page.waitForURL(/\/desk/);
      const bureau = await seatedAs(browser, 'broker', 390);
      await bureau.page.goto(`${url}/desk/organisations?tab=experts`);
      const row = bureau.page.getByRole('listitem').filter({ hasText: '方知有' });
      await row.getByRole('button', { name: /^不通过/ }).click();
      const dialog = bureau.page.getByRole('dialog');
      await dialog.locator('button[type="submit"]').click();
      await dialog.getByRole('textbox').fill('退休证明还没有交');
      await dialog.locator('button[type="submit"]').click();
      await done(bureau.page);
      await page.goto(`${url}/notices`);
      await seen(page, /退休证明还没有交/);
    },
  );

  story(
    'when the leader registers a university, then its first officer joins by the link, which works once',
    async () => {
      const leader = await seatedAs(browser, 'leader');
      await leader.page.goto(`${url}/desk/organisations`);
      await leader.page.getByRole('button', { name: '登记高校或平台' }).click();
      const dialog = leader.page.getByRole('dialog');
      await dialog.getByLabel('单位全称').fill('江南纺织大学（示例）');
      await dialog.getByLabel('统一社会信用代码').fill(codeOf('2'));
      await dialog.locator('button[type="submit"]').click();
      await dialog.getByRole('button', { name: '生成链接' }).click();
      const link = await dialog.getByLabel('邀请链接').inputValue();
      const { page } = await visitor(browser, 390);
      await page.goto(link);
      await seen(page, '江南纺织大学（示例）邀请您加入');
      await oneself(page, '何以归', 'he-yigui');
      await page.getByRole('button', { name: '加入' }).click();
      await page.waitForURL(/\/desk/);
      const late = await visitor(browser, 390);
      await late.page.goto(link);
      await seen(late.page, '这个链接不能用了');
    },
  );
});

describe('an account', () => {
  story(
    'when the password is changed and everything is signed out, then only the new one opens the door',
    async () => {
      const { page } = await seatedAs(browser, 'expert55', 390);
      const other = await seatedAs(browser, 'expert55');
      await page.goto(`${url}/account?tab=security`);
      await page.getByLabel('现在的密码').fill('not this one at all');
      await page.getByLabel('新密码').fill('a river of jade');
      await page.getByRole('button', { name: '修改密码' }).click();
      await seen(page, '现在的密码不对，请再输一次');
      expect(await page.getByLabel('新密码').inputValue()).toBe('a river of jade');
      await page.getByLabel('现在的密码').fill('qingjiang demo 2026');
      await page.getByRole('button', { name: '修改密码' }).click();
      await seen(page, /密码已改/);
      await other.page.goto(`${url}/desk`);
      await other.page
        .getByRole('link', { name: /登\s?录/ })
        .first()
        .waitFor();
      await page.getByRole('button', { name: '全部退出' }).click();
      const sure = page.getByRole('dialog').locator('button[type="submit"]');
      await sure.or(page.getByLabel('登录名')).first().waitFor();
      if (await sure.isVisible()) await sure.click();
      await page.goto(`${url}/sign-in`);
      await page.getByLabel('登录名').fill('expert55');
      await page.getByLabel('密码', { exact: true }).fill('a river of jade');
      await page
        .getByRole('main')
        .getByRole('button', { name: /登\s?录/ })
        .click();
      await page.waitForURL(/\/desk/);
    },
  );
});

describe('outcomes and tables', () => {
  story(
    'when an office lists an outcome, then a guest finds it until it is taken off the list',
    async () => {
      const office = await seatedAs(browser, 'office-hy');
      const { page } = office;
      await page.goto(`${url}/desk/outcomes`);
      await page
        .getByRole('link', { name: '登记成果' })
        .or(page.getByRole('button', { name: '登记成果' }))
        .click();
      const form = page.getByRole('main');
      await form.getByLabel('成果名称').fill('梭芯动平衡快速校正法');
      await form
        .getByLabel('成果简介')
        .fill('十分钟内把梭芯不平衡量降到 0.5 g 以下，三家纺机厂用过。');
      await form.getByLabel('成熟度', { exact: true }).selectOption({ index: 7 });
      await form.getByLabel('权属清晰').check();
      await form.getByRole('button', { name: '保存草稿' }).click();
      const row = page.getByRole('listitem').filter({ hasText: '梭芯动平衡快速校正法' });
      for (const move of ['送单位审批', '批准入池']) {
        await row.getByRole('button', { name: new RegExp(`^${move}`) }).click();
        await page.getByRole('dialog').locator('button[type="submit"]').click();
        await done(page);
      }
      const guest = await visitor(browser, 390);
      await guest.page.goto(`${url}/outcomes?q=梭芯动平衡`);
      await guest.page.getByRole('link', { name: '梭芯动平衡快速校正法' }).first().waitFor();
      await row.getByRole('button', { name: /^下架/ }).click();
      await page.getByRole('dialog').getByRole('textbox').fill('已整体转让');
      await page.getByRole('dialog').locator('button[type="submit"]').click();
      await done(page);
      await guest.page.goto(`${url}/outcomes?q=梭芯动平衡`);
      await seen(guest.page, /没有/);
    },
  );

  story(
    'when a table has faults, then each is named and nothing is written until a clean one comes',
    async () => {
      const { page } = await seatedAs(browser, 'broker');
      const row = {
        name: '不锈钢焊缝气孔率降低',
        context: '储罐环缝焊接气孔多，返修率 6%，希望降到 1% 以内，现有焊机不换，能在线监测最好。',
        classification: '制造业',
        cooperationMethod: '委托开发',
        企业: '恒圆精工（示例）',
      };
      const give = (rows: object[]) =>
        page.locator('input[type="file"]').setInputFiles({
          name: '需求.json',
          mimeType: 'application/json',
          buffer: Buffer.from(JSON.stringify(rows)),
        });
      await page.goto(`${url}/desk/imports`);
      await give([row, { ...row, name: '短', cooperationMethod: '随缘' }]);
      await seen(page, '2 处要改');
      await seen(page, '认不出的合作方式“随缘”');
      await page.getByRole('button', { name: '改好再传一次' }).click();
      await give([row]);
      await seen(page, '1 行都没问题，可以写入');
      await page.getByRole('button', { name: '写入全部 1 行' }).click();
      await seen(page, '已写入 1 行');
    },
  );
});

describe('disclosure', () => {
  story('when an expert promises confidentiality, then what was hidden opens', async () => {
    const firm = await seatedAs(browser, 'firm-hericium');
    const bureau = await seatedAs(browser, 'broker');
    const need = await aPublishedNeed(firm, bureau, '菌包灭菌能耗降低');
    const { page } = await seatedAs(browser, 'expert13', 390);
    await page.goto(`${url}/needs/${need}`);
    await seen(page, '图和数据');
    await press(page, '承诺保密', { tick: true });
    await done(page);
    await seen(page, '没有附件');
  });
});
