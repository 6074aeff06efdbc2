import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { aBid, aPublishedNeed, ask, seatedAs } from '../support/browser.people.ts';
import { done, openBrowser, press, seen, story, url, type Visitor } from '../support/browser.ts';

let browser: Browser;
let bureau: Visitor;
beforeAll(async () => {
  if (!url) return;
  browser = await openBrowser();
  bureau = await seatedAs(browser, 'broker');
});
afterAll(() => browser?.close());

const openBid = (who: Visitor, bid: string) => who.page.goto(`${url}/bids/${bid}`);
const openBids = (who: Visitor, need: string) => who.page.goto(`${url}/needs/${need}?tab=bids`);
const click = (who: Visitor, name: string) =>
  who.page.getByRole('main').getByRole('button', { name, exact: true }).first().click();

describe('a bid goes through the unit', () => {
  story(
    'when the unit gives it back, then the expert reads what to mend, sends it again, and it goes on',
    async () => {
      const firm = await seatedAs(browser, 'firm-fragrance');
      const need = await aPublishedNeed(firm, bureau, '制动卡钳回位迟滞降低');
      const expert = await seatedAs(browser, 'expert4', 390);
      const bid = await aBid(expert, need);
      await openBid(expert, bid);
      await seen(expert.page, '派出单位审核');
      const { expert: person } = await ask<{ expert: { unit: string } }>(
        expert,
        'GET',
        `/api/bids/${bid}`,
      );
      const logins: Record<string, string> = { 之滨: 'zj', 临溪: 'lx', 海岳: 'hy', 浙东: 'zd' };
      const unit = await seatedAs(browser, `office-${logins[person.unit.slice(0, 2)]}`);
      await unit.page.goto(`${url}/desk`);
      await unit.page
        .getByRole('link', { name: /制动卡钳回位迟滞降低/ })
        .first()
        .click();
      // The desk has buttons of the same name.
      await unit.page.waitForURL(/\/bids\//);
      await press(unit.page, '退回修改', { write: '工期和课程冲突，请改到 9 个月' });
      await done(unit.page);
      await seen(expert.page, '工期和课程冲突，请改到 9 个月');
      await expert.page.getByRole('link', { name: '修改后再交' }).click();
      await expert.page.getByRole('textbox', { name: '工期' }).fill('9');
      await expert.page.getByRole('button', { name: '提交揭榜' }).click();
      await seen(expert.page, '派出单位审核');
      await openBid(unit, bid);
      await click(unit, '提交');
      await seen(expert.page, '已提交');
      await openBids(firm, need);
      await seen(firm.page, /9 个月/);
    },
  );
});

describe('the firm answers bids', () => {
  story(
    'when it asks, then the expert finds the question on top and the answer reaches it',
    async () => {
      const firm = await seatedAs(browser, 'firm-straw');
      const need = await aPublishedNeed(firm, bureau, '秸秆板切边崩边控制');
      const expert = await seatedAs(browser, 'expert47', 390);
      const bid = await aBid(expert, need);
      await openBids(firm, need);
      await press(firm.page, '补问');
      await seen(firm.page, /请写一句/);
      await firm.page.getByRole('dialog').getByRole('textbox').fill('停机要多久？');
      await firm.page.getByRole('dialog').getByRole('button', { name: '补问' }).click();
      await done(firm.page);
      await openBid(expert, bid);
      const asked = await expert.page.getByText('停机要多久？').first().boundingBox();
      const promise = await expert.page.getByRole('heading', { name: '承诺' }).boundingBox();
      expect(asked!.y).toBeLessThan(promise!.y);
      await press(expert.page, '答复', { write: '每次两小时，安排在换班' });
      await seen(firm.page, '每次两小时，安排在换班');
    },
  );

  story(
    'when the chosen one withdraws, then the one on the waiting list moves up and is awarded without a word to nobody',
    async () => {
      const firm = await seatedAs(browser, 'firm-bamboo');
      const need = await aPublishedNeed(firm, bureau, '套圈端面划伤检测节拍提升');
      const first = await seatedAs(browser, 'expert9', 390);
      const second = await seatedAs(browser, 'expert11', 390);
      const chosen = await aBid(first, need);
      const spare = await aBid(second, need);
      await openBid(firm, spare);
      await click(firm, '入围');
      await click(firm, '列为备选');
      await seen(firm.page, '轮到您：有人退出时递补');
      await openBid(firm, chosen);
      await click(firm, '入围');
      await click(firm, '进入洽谈');
      await click(firm, '拟选定');
      await seen(firm.page, '轮到您：签约前确认选定');
      await openBid(first, chosen);
      await press(first.page, '撤回');
      await seen(firm.page, '已撤回。');
      await openBids(firm, need);
      await press(firm.page, '递补');
      await done(firm.page);
      await firm.page.getByRole('button', { name: '选定', exact: true }).click();
      const dialog = firm.page.getByRole('dialog');
      await dialog.getByRole('checkbox').check();
      expect(await dialog.getByRole('textbox').count()).toBe(0);
      await dialog.getByRole('button', { name: '选定', exact: true }).click();
      await seen(firm.page, '已达成合作');
      await openBid(second, spare);
      await seen(second.page, '已选定，合作从这里开始。');
    },
  );

  story('when it declines, then the expert reads the reason and the sentence', async () => {
    const firm = await seatedAs(browser, 'firm-pet');
    const need = await aPublishedNeed(firm, bureau, '宠物粮含水率波动控制');
    const expert = await seatedAs(browser, 'expert13', 390);
    const bid = await aBid(expert, need);
    await openBids(firm, need);
    await press(firm.page, '婉拒', { pick: '路线说不清', write: '看不出怎么在线测水分' });
    await done(firm.page);
    await openBid(expert, bid);
    await seen(expert.page, /看不出怎么在线测水分/);
  });

  story('when the bureau rules a bid ineligible, then expert and firm both read why', async () => {
    const firm = await seatedAs(browser, 'firm-corn');
    const need = await aPublishedNeed(firm, bureau, '玉米预冷失水率降低');
    const expert = await seatedAs(browser, 'expert19', 390);
    const bid = await aBid(expert, need);
    await openBid(bureau, bid);
    await press(bureau.page, '认定资格不符', { write: '承接单位未备案，不能签技术合同' });
    await done(bureau.page);
    await openBid(expert, bid);
    await seen(expert.page, /承接单位未备案/);
    await openBids(firm, need);
    await seen(firm.page, '科技局认定资格不符：承接单位未备案，不能签技术合同');
  });
});

describe('reasons and introductions', () => {
  story(
    'when a reason is opened, then the record behind it is shown, and where it stands',
    async () => {
      const firm = await seatedAs(browser, 'firm-casting', 390);
      await firm.page.goto(`${url}/desk`);
      await firm.page.getByRole('link', { name: '互感器环氧浇注气泡率降低', exact: true }).click();
      const experts = firm.page.getByRole('region', { name: /推荐的 \d+ 位/ });
      const record = experts.locator('.reason-why').getByRole('button').first();
      const title = (await record.innerText()).split(' · ')[0]!;
      await record.click();
      const sheet = firm.page.getByRole('dialog');
      await sheet.getByRole('heading', { name: title }).waitFor();
      await sheet.locator('mark', { hasText: '气泡率' }).first().waitFor();
      await sheet.getByRole('link', { name: '看全部材料' }).click();
      await firm.page.waitForURL(/\/experts\/[0-9a-f]{24}#evidence-/);
      await firm.page.getByRole('listitem').getByText(title).first().waitFor();
    },
  );

  story('when the bureau introduces an expert, then both sides are told', async () => {
    const firm = await seatedAs(browser, 'firm-tea');
    const need = await aPublishedNeed(firm, bureau, '名优茶杀青温度均匀性提升');
    await bureau.page.goto(`${url}/desk/matching?need=${need}`);
    const card = bureau.page.getByRole('listitem').filter({ hasText: '引荐' }).first();
    await card.getByRole('button', { name: /^引荐(?!到)/ }).click();
    const dialog = bureau.page.getByRole('dialog');
    await dialog.getByRole('textbox').fill('两家离得近，先见一面');
    await dialog.locator('button[type="submit"]').click();
    await done(bureau.page);
    await seen(bureau.page, '已引荐');
    await firm.page.goto(`${url}/notices`);
    await firm.page.getByRole('link', { name: /名优茶杀青.*引荐了一位专家/ }).waitFor();
  });
});
