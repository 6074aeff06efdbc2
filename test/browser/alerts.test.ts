import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { type OwnHouse, openOwnHouse } from '../support/browser.house.ts';
import { aSubmittedNeed, ask, seatedAs } from '../support/browser.people.ts';
import { lettersTo, untilThere } from '../support/browser.post.ts';
import { sound } from '../support/browser.sheets.ts';
import { moveTo, openBrowser, seen, shoot, story, url, visitor } from '../support/browser.ts';

const mine = 'morning-reader@example.cn';
const title = '轴承套圈车加工让刀量不稳';
const hour = 3_600_000;
let browser: Browser;
let house: OwnHouse;
beforeAll(async () => {
  if (!url) return;
  browser = await openBrowser();
  house = await openOwnHouse(process.env.BROWSER_POST);
  moveTo(house.url);
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

const letterWith = (words: string) =>
  untilThere(async () => (await lettersTo(mine)).find((letter) => letter.includes(words)));

/** Days until nine in the morning of the next day in the county: letters do not leave at night. */
const untilMorning = (): number => {
  const local = Date.now() + 8 * hour;
  const today = Math.floor(local / (24 * hour)) * 24 * hour;
  return (today + 33 * hour - local) / (24 * hour);
};

describe('a saved search', () => {
  story(
    'when it is told each morning by mail, then the letter leads to the list, and one click in any browser stops such letters',
    async () => {
      const reader = await seatedAs(browser, 'expert1', 390);
      await ask(reader, 'PUT', '/api/me/contact', { email: mine, phone: '' });
      const token = /\/confirm-mail\/(\S+)/.exec(await letterWith('/confirm-mail/'))![1];
      await ask(reader, 'POST', `/api/mail/${token}`);
      const { page } = reader;
      await page.goto(`${url}/needs?q=${encodeURIComponent('轴承')}&mode=jointDevelop`);
      await page.getByRole('button', { name: '收藏并提醒' }).click();
      const sheet = page.getByRole('dialog');
      await sheet.getByRole('radio', { name: '每天早上' }).check({ force: true });
      await sound(page);
      await sheet.locator('button[type="submit"]').click();
      await seen(page, '已收藏，看全部收藏');

      const firm = await seatedAs(browser, 'firm-loom');
      const bureau = await seatedAs(browser, 'broker');
      const need = await aSubmittedNeed(firm, title);
      await ask(bureau, 'POST', `/api/needs/${need}/publish`, {});
      await house.passDays(untilMorning());
      const again = await seatedAs(browser, 'expert1', 390);
      await untilThere(async () => {
        const { items } = await ask<{ items: { code: string }[] }>(again, 'GET', '/api/notices');
        return items.find(({ code }) => code === 'searchFound');
      });
      // What was read in the application meanwhile would not be sent: some minutes are left for it.
      await house.passDays(0.25 / 24);
      const letter = await letterWith('有 1 条新的');

      const notice = /有 1 条新的[^/]*\S+(\/notices\/[0-9a-f]{24})/.exec(letter)![1];
      await again.page.goto(`${url}${notice}`);
      await again.page.waitForURL((at) => at.pathname === '/needs' && at.searchParams.has('mode'));
      await again.page.getByRole('link', { name: title }).waitFor();

      const elsewhere = await visitor(browser, 390, 'zh-CN', false);
      await elsewhere.page.goto(`${url}${/收藏的查询.*(\/stop\/\S+)/.exec(letter)![1]}`);
      await seen(elsewhere.page, /收藏的查询/);
      await sound(elsewhere.page);
      await shoot(elsewhere.page, 'search-mail-stop');
      await elsewhere.page.getByRole('button', { name: '停收', exact: true }).click();
      await seen(elsewhere.page, /不再发到/);
      const { kinds } = await ask<{ kinds: Record<string, string> }>(
        again,
        'GET',
        '/api/me/notices',
      );
      expect(kinds.searches).toBe('off');
    },
  );
});
