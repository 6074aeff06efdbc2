import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { aBid, aPublishedNeed, ask, seatedAs } from '../support/browser.people.ts';
import { sound } from '../support/browser.sheets.ts';
import { openBrowser, seen, shoot, story, url, type Visitor } from '../support/browser.ts';

let browser: Browser;
let firm: Visitor;
let expert: Visitor;
let bureau: Visitor;
let talk: string;
let need: string;

const say = (who: Visitor, text: string) =>
  ask(who, 'POST', `/api/conversations/${talk}/messages`, { clientId: crypto.randomUUID(), text });
const open = async ({ page }: Visitor) => {
  await page.goto(`${url}/messages/${talk}`);
  await page.getByRole('textbox', { name: /^写给/ }).waitFor();
};
const sheet = async (page: Page) => {
  await page.getByRole('button', { name: '办事', exact: true }).click();
  return page.getByRole('dialog');
};

beforeAll(async () => {
  if (!url) return;
  browser = await openBrowser();
  firm = await seatedAs(browser, 'firm-fragrance');
  expert = await seatedAs(browser, 'expert9', 390);
  bureau = await seatedAs(browser, 'broker');
  need = await aPublishedNeed(firm, bureau, '灌装线扭矩漂移抑制');
  const bid = await aBid(expert, need);
  const { state } = await ask<{ state: string }>(bureau, 'GET', `/api/bids/${bid}`);
  if (state === 'unitReview') await ask(bureau, 'POST', `/api/bids/${bid}/submit`, {});
  await ask(firm, 'POST', `/api/bids/${bid}/open`, {});
  ({ id: talk } = await ask(firm, 'POST', '/api/conversations', {
    about: { kind: 'bid', id: bid },
  }));
});
afterAll(() => browser?.close());

describe('a talk on a phone', () => {
  story(
    'when an expert can only wait, then the talk says for whom and until when, and opens no secrets of the need',
    async () => {
      const reads: string[] = [];
      expert.page.on('request', (sent) => {
        if (new URL(sent.url()).pathname === `/api/needs/${need}`) reads.push(sent.url());
      });
      await open(expert);
      const now = await sheet(expert.page);
      await now.getByText(/^在等.*答复这份揭榜/).waitFor();
      await now
        .getByText(/个工作日/)
        .first()
        .waitFor();
      await sound(expert.page);
      await shoot(expert.page, 'talk-waits');
      expect(reads).toEqual([]);
      await now.getByText('承诺', { exact: true }).click();
      await now.getByText('返工率').first().waitFor();
      await now.getByRole('button', { name: '撤回', exact: true }).click();
      await expert.page.getByRole('button', { name: '确定撤回' }).waitFor();
    },
  );

  story(
    'when words from long ago are looked for, then the talk leads to where they were said',
    async () => {
      await say(firm, '扭矩传感器在三号灌装头上');
      // Two who write, since one alone would be slowed down; more than a page of the talk shows.
      for (let at = 0; at < 56; at += 1) await say(at % 2 ? firm : expert, `第 ${at} 批记录`);
      await open(expert);
      await seen(expert.page, '第 55 批记录');
      expect(await expert.page.locator('.bubble', { hasText: '三号灌装头' }).count()).toBe(0);
      const now = await sheet(expert.page);
      await now.getByRole('button', { name: '查找' }).click();
      const search = expert.page.getByRole('dialog');
      await search.getByRole('textbox').fill('三号灌装头');
      await search.getByRole('textbox').press('Enter');
      await search.getByRole('button', { name: /三号灌装头/ }).click();
      const found = expert.page.locator('.aimed', { hasText: '三号灌装头' });
      await found.waitFor();
      await expert.page.waitForFunction(() => {
        const { top, bottom } = document.querySelector('.aimed')!.getBoundingClientRect();
        return top > 100 && bottom < window.innerHeight - 100;
      });
    },
  );

  story(
    'when the firm asks for contact details, then the list says so and the expert answers where it was asked',
    async () => {
      await ask(expert, 'PUT', '/api/me/contact', { email: 'x9@example.com', phone: '' });
      await ask(firm, 'POST', `/api/conversations/${talk}/contact`, { move: 'ask' });
      await expert.page.goto(`${url}/messages`);
      await seen(expert.page, /申请互换联系方式$/);
      await open(expert);
      await expert.page.getByRole('button', { name: '同意互换' }).click();
      await seen(expert.page, /双方已可互见联系方式/);
      expect(await expert.page.getByRole('button', { name: '同意互换' }).count()).toBe(0);
    },
  );

  story(
    'when a file is not what its name says, then that file is named with what is taken',
    async () => {
      await open(expert);
      await expert.page.setInputFiles('input[type=file]', {
        name: '设备清单.xlsx',
        mimeType: 'application/octet-stream',
        buffer: Buffer.from('MZ this is a program'),
      });
      await seen(expert.page, '“设备清单.xlsx”没传上');
      await seen(expert.page, /可以传图片、PDF/);
    },
  );

  story('when the bureau was called, then its desk leads to the talk by its menu', async () => {
    await ask(firm, 'POST', `/api/conversations/${talk}/bureau`, {});
    await bureau.page.goto(`${url}/desk`);
    await bureau.page
      .getByRole('button', { name: /账号|的账号/ })
      .first()
      .click();
    await bureau.page.getByRole('link', { name: '消息', exact: true }).click();
    await bureau.page.waitForURL(/\/messages$/);
    await seen(bureau.page, /灌装线扭矩漂移抑制/);
  });
});

describe('a trial on a phone', () => {
  story(
    'when it is under way, then its papers wait behind their names, and open when they are asked for',
    async () => {
      const { page } = await seatedAs(browser, 'firm-vision', 390);
      await page.goto(`${url}/trials`);
      await page.locator('a[href^="/trials/"]', { hasText: '视觉检测' }).first().click();
      await page.waitForURL(/\/trials\/[0-9a-f]{24}$/);
      const course = page.getByRole('button', { name: '全过程' });
      await course.waitFor();
      expect(await page.evaluate(() => document.body.scrollHeight)).toBeLessThan(3400);
      await page.getByRole('link', { name: '看原始记录' }).click();
      await page.getByRole('region', { name: '使用记录' }).getByText('0.078%').waitFor();
      await page.getByRole('button', { name: '许可协议' }).click();
      await page.getByRole('link', { name: /下载/ }).first().waitFor();
      expect(await course.getAttribute('aria-expanded')).toBe('false');
      await sound(page);
      await shoot(page, 'trial-folded');
      await page.context().close();
    },
  );
});
