import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { aBid, aPublishedNeed, ask, seatedAs } from '../support/browser.people.ts';
import { sound } from '../support/browser.sheets.ts';
import { openBrowser, seen, shoot, story, url, type Visitor } from '../support/browser.ts';

let browser: Browser;
let firm: Visitor;
let expert: Visitor;
let bureau: Visitor;
let who: string;
beforeAll(async () => {
  if (!url) return;
  browser = await openBrowser();
  firm = await seatedAs(browser, 'firm-door');
  expert = await seatedAs(browser, 'expert7', 390);
  bureau = await seatedAs(browser, 'broker');
  const me = await ask<{ account: { expert: string } }>(expert, 'GET', '/api/me');
  who = me.account.expert;
});
afterAll(() => browser?.close());

const write = async (page: Page, text: string) => {
  await page.getByRole('textbox', { name: /^写给/ }).fill(text);
  await page.getByRole('button', { name: '发送', exact: true }).click();
};
const talkOpens = (page: Page) => page.waitForURL(/\/messages\/[0-9a-f]{24}$/);

describe('where a talk begins', () => {
  story(
    'when the bureau introduced an expert, then a phone leads them to the firm, and the firm finds them on its page',
    async () => {
      const need = await aPublishedNeed(firm, bureau, '木门漆面桔皮纹消除');
      await ask(bureau, 'POST', `/api/needs/${need}/introductions`, { expert: who, note: '' });
      await expert.page.goto(`${url}/needs/${need}`);
      await seen(expert.page, /科技局向您引荐了这件难题/);
      await expert.page.getByRole('button', { name: '和企业谈' }).click();
      await talkOpens(expert.page);
      await write(expert.page, '喷房湿度能控到多少');
      await expert.page.locator('.talk-strip > summary').click();
      await expert.page.locator('.talk-strip .talk-history > summary').click();
      await seen(expert.page, '科技局引荐专家');
      await sound(expert.page);
      await shoot(expert.page, 'talk-introduced');
      await firm.page.goto(`${url}/needs/${need}?tab=talks`);
      await seen(firm.page, '科技局引荐');
      await firm.page.getByRole('link', { name: /打开对话.*1 条新消息/ }).click();
      await talkOpens(firm.page);
      await seen(firm.page, '喷房湿度能控到多少');
      await sound(firm.page);
    },
  );

  story(
    'when the bid has become an engagement, then its talk is on both desks with the state, the clock and what happened beside it',
    async () => {
      const need = await aPublishedNeed(firm, bureau, '木门五金孔位偏差消除');
      const bid = await aBid(expert, need);
      const { state, expert: author } = await ask<{ state: string; expert: { unit?: string } }>(
        bureau,
        'GET',
        `/api/bids/${bid}`,
      );
      expect(author).toBeTruthy();
      if (state === 'unitReview') await ask(bureau, 'POST', `/api/bids/${bid}/submit`, {});
      await ask(firm, 'POST', `/api/bids/${bid}/shortlist`, {});
      await ask(firm, 'POST', `/api/bids/${bid}/award`, { sentence: '已选定合作方' });
      await firm.page.goto(`${url}/desk`);
      const row = firm.page.getByRole('listitem').filter({ hasText: '木门五金孔位偏差消除' });
      await row.getByRole('button', { name: '打开对话' }).click();
      await talkOpens(firm.page);
      await seen(firm.page, '待签协议');
      await seen(firm.page, /轮到您/);
      await firm.page.getByText('经过', { exact: true }).click();
      await seen(firm.page, '生成合作，待签协议');
      await sound(firm.page);
      await shoot(firm.page, 'talk-engaged');
      await write(firm.page, '合同初稿今天发您');
      await expert.page.goto(`${url}/desk`);
      const mine = expert.page.getByRole('listitem').filter({ hasText: '木门五金孔位偏差消除' });
      await mine.getByRole('link', { name: /打开对话/ }).click();
      await talkOpens(expert.page);
      await seen(expert.page, '合同初稿今天发您');
      await seen(expert.page, '待签协议');
    },
  );
});
