import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { aBid, aPublishedNeed, aSubmittedNeed, ask, seatedAs } from '../support/browser.people.ts';
import { done, openBrowser, press, seen, story, url, type Visitor } from '../support/browser.ts';

let browser: Browser;
let bureau: Visitor;
beforeAll(async () => {
  if (!url) return;
  browser = await openBrowser();
  bureau = await seatedAs(browser, 'broker');
});
afterAll(() => browser?.close());

const open = (who: Visitor, need: string) => who.page.goto(`${url}/needs/${need}`);
const button = (who: Visitor, name: string) => who.page.getByRole('button', { name, exact: true });

describe('the bureau reviews a need', () => {
  story(
    'when the bureau returns it, then the firm reads why at once and must mend it before it goes out again',
    async () => {
      const firm = await seatedAs(browser, 'firm-loom', 390);
      const need = await aSubmittedNeed(firm, '织机断纬停车次数降低');
      await open(firm, need);
      await open(bureau, need);
      await press(bureau.page, '退回补正', { pick: '没有数' });
      await seen(bureau.page, '请写一句，至少 2 个字');
      const why = '请写明是哪种纱、连续几天的数';
      await bureau.page.getByRole('dialog').getByRole('textbox').fill(why);
      await bureau.page.getByRole('dialog').getByRole('button', { name: '退回补正' }).click();
      await done(bureau.page);
      await seen(firm.page, why);
      await press(firm.page, '提交审核');
      await seen(firm.page, '退回以后还没有改过，按退回原因改了再交。');
      await firm.page.goto(`${url}/needs/${need}/edit`);
      await seen(firm.page, why);
      await firm.page.getByLabel('关键词').fill('断纬，棉纱 32 支');
      await button(firm, '提交审核').first().click();
      await firm.page.waitForURL(/\/needs\/[0-9a-f]{24}$/);
      await seen(bureau.page, '待审核');
    },
  );

  story(
    'when the bureau refines the text, then it can be published only after the firm has confirmed it',
    async () => {
      const firm = await seatedAs(browser, 'firm-pad');
      const need = await aSubmittedNeed(firm, '摩擦片热压粘模率降低');
      await open(bureau, need);
      await press(bureau.page, '受理凝练');
      await done(bureau.page);
      await button(bureau, '发布').waitFor();
      await bureau.page.goto(`${url}/needs/${need}/edit`);
      await bureau.page.getByLabel('关键词').fill('热压，粘模');
      await button(bureau, '保存文字').first().click();
      await seen(bureau.page, /轮到安衡摩擦/);
      expect(await button(bureau, '发布').count()).toBe(0);
      await open(firm, need);
      await press(firm.page, '确认文字');
      await button(bureau, '发布').waitFor();
      await press(bureau.page, '发布');
      await seen(firm.page, '已发布');
    },
  );

  story('when the bureau declines it, then the firm reads the reason', async () => {
    const firm = await seatedAs(browser, 'firm-papercone', 390);
    const need = await aSubmittedNeed(firm, '采购两台二手包装机');
    await open(bureau, need);
    await press(bureau.page, '不予受理', { pick: '不是技术问题', write: '这是采购，请走采购平台' });
    await done(bureau.page);
    await firm.page.goto(`${url}/notices`);
    await firm.page.getByRole('link', { name: /采购两台二手包装机.*不予受理/ }).click();
    await seen(firm.page, '这是采购，请走采购平台');
    expect(await button(firm, '撤回').count()).toBe(0);
  });
});

describe('a need on the market', () => {
  story(
    'when the firm pauses it, then the bureau sees why and bids stop until it is resumed',
    async () => {
      const firm = await seatedAs(browser, 'firm-door');
      const need = await aPublishedNeed(firm, bureau, '门扇翘曲变形量控制');
      await open(firm, need);
      await press(firm.page, '暂停', { write: '设备检修两周' });
      await done(firm.page);
      await open(bureau, need);
      await seen(bureau.page, '设备检修两周');
      const expert = await seatedAs(browser, 'expert17', 390);
      await expert.page.goto(`${url}/needs?q=翘曲变形量`);
      await seen(expert.page, /没有/);
      await press(firm.page, '恢复发布');
      await seen(bureau.page, '已发布');
      expect(await bureau.page.getByText('设备检修两周').count()).toBe(0);
    },
  );

  story('when the firm withdraws it, then whoever bid is told why', async () => {
    const firm = await seatedAs(browser, 'firm-camellia');
    const need = await aPublishedNeed(firm, bureau, '茶籽烘干能耗降低');
    const expert = await seatedAs(browser, 'expert33', 390);
    await aBid(expert, need);
    await open(firm, need);
    await press(firm.page, '撤回', { pick: '没有预算了', write: '今年技改预算取消' });
    await done(firm.page);
    await expert.page.goto(`${url}/desk/bids`);
    await expert.page.getByRole('link', { name: '茶籽烘干能耗降低' }).first().click();
    await seen(expert.page, /今年技改预算取消/);
  });

  story(
    'when a need has expired, then its firm publishes it again with a new date, or the bureau keeps or closes it',
    async () => {
      const { items } = await ask<{ items: { id: string; firm: string }[] }>(
        bureau,
        'GET',
        '/api/desk/needs?state=expired&pageSize=100',
      );
      const mine = items.find(({ firm }) => firm.startsWith('荷塘水生蔬菜'))!;
      const [kept, closed] = items.filter((one) => one !== mine);
      const firm = await seatedAs(browser, 'firm-chestnut', 390);
      await open(firm, mine.id);
      const day = new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10);
      await press(firm.page, '重新确认发布', { day });
      await seen(firm.page, '已发布');
      await open(bureau, kept!.id);
      await press(bureau.page, '转入指南库');
      await seen(bureau.page, '转指南库');
      await open(bureau, closed!.id);
      await press(bureau.page, '关闭');
      await seen(bureau.page, '已关闭');
    },
  );
});

describe('a need that found its partner', () => {
  story(
    'when the firm signs and reports and the expert agrees, then it is solved and the bureau files it',
    async () => {
      const firm = await seatedAs(browser, 'firm-quartz');
      const need = await aPublishedNeed(firm, bureau, '石英坩埚内壁平整度提升');
      const expert = await seatedAs(browser, 'expert3', 390);
      const bid = await aBid(expert, need);
      await ask(firm, 'POST', `/api/bids/${bid}/shortlist`, {});
      await ask(firm, 'POST', `/api/bids/${bid}/award`, { sentence: '没有其他揭榜人' });
      await open(firm, need);
      const day = new Date().toISOString().slice(0, 10);
      await press(firm.page, '登记签约', { day, write: 'QJ-2026-018' });
      await seen(firm.page, '实施中');
      await press(firm.page, '填报结果', { pick: '达到' });
      await done(firm.page);
      await expert.page.goto(`${url}/desk`);
      await expert.page.getByRole('link', { name: '去核对' }).click();
      await press(expert.page, '确认解决');
      await seen(firm.page, '已解决');
      await open(bureau, need);
      await press(bureau.page, '关闭');
      await seen(firm.page, '已关闭');
    },
  );

  story('when a reported figure misses the target, then it cannot be called reached', async () => {
    const firm = await seatedAs(browser, 'firm-exo');
    const need = await aPublishedNeed(firm, bureau, '外骨骼电池续航提升');
    const expert = await seatedAs(browser, 'expert15', 390);
    const bid = await aBid(expert, need);
    await ask(firm, 'POST', `/api/bids/${bid}/shortlist`, {});
    await ask(firm, 'POST', `/api/bids/${bid}/award`, { sentence: '没有其他揭榜人' });
    await ask(firm, 'POST', `/api/needs/${need}/deliver`, {
      signedOn: new Date().toISOString().slice(0, 10),
      contractNumber: '',
    });
    await open(firm, need);
    await firm.page.getByRole('button', { name: '填报结果' }).click();
    const dialog = firm.page.getByRole('dialog');
    await dialog.getByRole('spinbutton').fill('5');
    await dialog.getByText('达到', { exact: true }).click();
    await dialog.getByRole('button', { name: '填报结果' }).click();
    await seen(firm.page, /填的数没到 ≤ 2%/);
    await dialog.getByText('部分达到', { exact: true }).click();
    await dialog.getByRole('textbox').last().fill('第二阶段再降');
    await dialog.getByRole('button', { name: '填报结果' }).click();
    await seen(firm.page, '轮到专家：核对企业填报的结果，确认是否解决');
  });
});
