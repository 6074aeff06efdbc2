import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { ask } from '../support/browser.people.ts';
import {
  enter,
  openBrowser,
  seen,
  shoot,
  signIn,
  story,
  url,
  type Visitor,
  visitor,
} from '../support/browser.ts';

const title = '深沟球轴承滚道振纹消除';
let browser: Browser;
let who: Record<'firm' | 'bureau' | 'expert' | 'rival' | 'unit', Visitor>;

beforeAll(async () => {
  if (!url) return;
  browser = await openBrowser();
  const open = () => visitor(browser);
  who = {
    firm: await open(),
    bureau: await open(),
    expert: await visitor(browser, 390),
    rival: await open(),
    unit: await open(),
  };
  await enter(who.firm.page, '1-firm');
  await enter(who.expert.page, '2-expert');
  await enter(who.unit.page, '3-university');
  await enter(who.bureau.page, '4-bureau');
  await signIn(who.rival.page, 'expert1');
});
afterAll(() => browser?.close());

const writeNeed = async (page: Page) => {
  await page.goto(`${url}/needs/new`);
  await page.getByLabel('一句话说问题').fill(title);
  await page
    .getByLabel('现在是什么情况')
    .fill(
      '深沟球轴承滚道磨削后有规律振纹，抽检不良率 4%，客户连续两次退货。怀疑与砂轮主轴动平衡和修整有关，换砂轮只能维持两天，产线不能长停。',
    );
  await page.getByLabel('试过什么，为什么不行').fill('换砂轮、降进给都试过，两天后又出现。');
  await page.getByLabel('第 1 条：指标').fill('振纹不良率');
  await page.getByLabel('第 1 条：现在').fill('4');
  await page.getByLabel('第 1 条：要求').selectOption('lte');
  await page.getByLabel('第 1 条：目标').fill('0.5');
  await page.getByLabel('第 1 条：单位').fill('%');
  await page.getByLabel('第 1 条：怎么测').fill('圆度仪抽检 200 件/批，连续三批');
  await page.getByLabel('预算从 (万元)').fill('20');
  await page.getByLabel('到 (万元)').fill('40');
  const deadline = new Date(Date.now() + 90 * 86_400_000).toISOString().slice(0, 10);
  await page.getByLabel('揭榜截止').fill(deadline);
  await page.getByLabel('合作开发').check();
};

const writeBid = async (page: Page, need: string, price: string) => {
  await page.goto(`${url}/needs/${need}/bid`);
  await page.getByRole('radio', { name: '能做到' }).first().check({ force: true });
  await page.getByLabel('能做到多少').first().fill('0.4');
  await page.getByLabel('依据一句话').first().fill('同类产线三批复测');
  await page
    .getByLabel('技术方案')
    .fill('先测主轴动平衡与修整周期，再改修整参数并加在线监测，最后连续三批复测并固化工艺。');
  await page.getByRole('textbox', { name: '工期' }).fill('6');
  await page.getByRole('textbox', { name: '报价' }).fill(price);
  await page.getByRole('radio', { name: '我和该企业没有' }).check({ force: true });
  await page.getByRole('checkbox', { name: '我确认这一页' }).check({ force: true });
  await page.getByRole('button', { name: '提交揭榜' }).click();
};

describe('one deal in a browser', () => {
  let need = '';

  story(
    'when a firm writes a need, then the 体检 rises as it types and lets it through to the bureau',
    async () => {
      const { page } = who.firm;
      await page.goto(`${url}/needs/new`);
      await page.getByRole('button', { name: /去补\s?：\s?还没有指标/ }).waitFor();
      await writeNeed(page);
      await seen(page, '可以提交了');
      await shoot(page, 'post-need');
      await page.setViewportSize({ width: 1280, height: 900 });
      await page.getByRole('button', { name: '提交审核' }).first().click();
      await page.waitForURL(/\/needs\/[0-9a-f]{24}$/);
      need = /[0-9a-f]{24}/.exec(page.url())![0];
      await seen(page, '待审核');
    },
  );

  story('when the bureau publishes it, then a guest finds it by pinyin', async () => {
    const { page } = who.bureau;
    await page.goto(`${url}/needs/${need}`);
    await page
      .getByRole('button', { name: /发\s?布/ })
      .first()
      .click();
    const confirm = page.getByRole('dialog').getByRole('button', { name: /发\s?布|确认/ });
    await confirm
      .or(page.getByText('已发布').filter({ visible: true }))
      .first()
      .waitFor();
    if (await confirm.isVisible()) await confirm.click();
    await seen(page, '已发布');
    const guest = await visitor(browser, 390);
    await guest.page.goto(`${url}/needs?q=zhenwen`);
    await guest.page.getByRole('link', { name: title }).first().waitFor();
    await shoot(guest.page, 'found-by-pinyin');
    await guest.context.close();
  });

  story(
    'when two experts bid, one through their unit, then the firm sees both side by side',
    async () => {
      await writeBid(who.expert.page, need, '30');
      await seen(who.expert.page, '派出单位审核');
      await writeBid(who.rival.page, need, '26');
      await seen(who.rival.page, '已提交');
      const { page } = who.unit;
      await page.goto(who.expert.page.url());
      await page
        .getByRole('button', { name: /同意|提交|送出/ })
        .first()
        .click();
      const sure = page.getByRole('dialog').getByRole('button', { name: /同意|提交|确认|送出/ });
      await sure
        .or(page.getByText('已提交').filter({ visible: true }))
        .first()
        .waitFor();
      if (await sure.isVisible()) await sure.click();
      await seen(page, '已提交');
      await who.firm.page.goto(`${url}/needs/${need}?tab=bids`);
      await who.firm.page.getByRole('link', { name: '林知微' }).first().waitFor();
      await who.firm.page.getByRole('link', { name: '陆怀瑾' }).first().waitFor();
      await shoot(who.firm.page, 'bids-side-by-side');
      await who.firm.page.setViewportSize({ width: 1280, height: 900 });
    },
  );

  story(
    'when firm and expert talk, then what one writes reaches the other without a reload',
    async () => {
      const bid = /[0-9a-f]{24}/.exec(who.expert.page.url())![0];
      const { id: talk } = await ask(who.firm, 'POST', '/api/conversations', {
        about: { kind: 'bid', id: bid },
      });
      for (const { page } of [who.firm, who.expert]) await page.goto(`${url}/messages/${talk}`);
      const write = async (page: Page, text: string) => {
        await page.getByRole('textbox', { name: /^写给/ }).fill(text);
        await page.getByRole('button', { name: /发\s?送/ }).click();
      };
      await write(who.firm.page, '主轴动平衡您打算怎么测？');
      await seen(who.expert.page, '主轴动平衡您打算怎么测？');
      await write(who.expert.page, '带便携动平衡仪，停机两小时。');
      await seen(who.firm.page, '带便携动平衡仪，停机两小时。');
      await shoot(who.expert.page, 'conversation');
    },
  );

  story(
    'when the firm shortlists and awards one, then both experts know and the need is committed',
    async () => {
      const { page } = who.firm;
      await page.setViewportSize({ width: 1280, height: 900 });
      await page.goto(`${url}/needs/${need}?tab=bids`);
      const dialog = page.getByRole('dialog');
      await page.getByRole('button', { name: '入围' }).first().click();
      await dialog.getByRole('button', { name: /^入\s?围/ }).click();
      await page
        .getByRole('button', { name: /^选\s?定/ })
        .first()
        .click();
      await dialog.getByRole('textbox').fill('综合实测数据先选另一位，方案存档备用');
      await dialog.getByRole('checkbox').check();
      await dialog.getByRole('button', { name: /^选\s?定/ }).click();
      await seen(page, '已达成合作');
      await shoot(page, 'committed');
      await who.rival.page.goto(`${url}/desk/bids`);
      await seen(who.rival.page, /未中|中榜/);
      const states = await page.evaluate(async (id) => {
        const reply = await fetch(`/api/needs/${id}/bids`);
        return ((await reply.json()) as { items: { state: string }[] }).items
          .map((bid) => bid.state)
          .sort();
      }, need);
      expect(states).toEqual(['awarded', 'notSelected']);
    },
  );
});
