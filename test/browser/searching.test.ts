import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { aSubmittedNeed, ask, seatedAs } from '../support/browser.people.ts';
import { openBrowser, shoot, story, url, type Visitor } from '../support/browser.ts';

const title = '剑杆织机轴承保持架磨损快';
let browser: Browser;
let expert: Visitor;
let bureau: Visitor;
let firm: Visitor;
beforeAll(async () => {
  if (!url) return;
  browser = await openBrowser();
  [expert, bureau, firm] = await Promise.all([
    seatedAs(browser, 'expert1'),
    seatedAs(browser, 'broker'),
    seatedAs(browser, 'firm-loom'),
  ]);
});
afterAll(() => browser?.close());

/** Types as a Chinese keyboard does: letters appear underlined one by one, then the characters take their place. */
const compose = async (keys: CDPSession, letters: string, characters: string): Promise<void> => {
  for (let end = 1; end <= letters.length; end++) {
    const text = letters.slice(0, end);
    await keys.send('Input.imeSetComposition', { text, selectionStart: end, selectionEnd: end });
    // as slowly as people do: longer than the pause after which the box searches
    await new Promise((next) => setTimeout(next, 200));
  }
  await keys.send('Input.insertText', { text: characters });
};

/** What the page asks the search doors for, in order. */
const askedOf = (page: Page): string[] => {
  const asked: string[] = [];
  page.on('request', (request) => {
    const at = new URL(request.url());
    const words = at.searchParams.get('q');
    if (at.pathname === '/api/search' && words) asked.push(words);
  });
  return asked;
};

describe('searching', () => {
  story(
    'when one types Chinese slowly, then only whole characters are searched, and a suggestion is picked by keyboard',
    async () => {
      const { page, context } = expert;
      await page.goto(`${url}/search`);
      const asked = askedOf(page);
      const keys = await context.newCDPSession(page);
      const box = page.getByRole('main').getByRole('combobox').first();
      await box.click();
      await compose(keys, 'zhoucheng', '轴承');
      await page.getByRole('option').first().waitFor();
      expect([...new Set(asked)]).toEqual(['轴承']);
      await shoot(page, 'suggestions');
      await box.press('ArrowDown');
      const active = await box.getAttribute('aria-activedescendant');
      const line = page.locator(`[id="${active}"]`);
      expect(await line.getAttribute('aria-selected')).toBe('true');
      await box.press('Enter');
      await page.waitForURL((at) => at.pathname !== '/search' || at.search !== '');
    },
  );

  story(
    'when a filtered search is saved and a need of a firm that fits comes out, then the bell tells it at once and leads to the list',
    async () => {
      const { page } = expert;
      await page.goto(`${url}/needs?q=${encodeURIComponent('轴承')}`);
      const filters = page.getByRole('region', { name: '筛选' });
      await filters.getByText('合作开发').first().click();
      await page.waitForURL((at) => at.searchParams.has('mode'));
      await page.getByRole('button', { name: '收藏并提醒' }).click();
      const sheet = page.getByRole('dialog');
      await sheet.getByRole('radio', { name: '一有就说' }).check({ force: true });
      await shoot(page, 'save-search');
      await sheet.locator('button[type="submit"]').click();
      await page.getByText('已收藏，看全部收藏').waitFor();
      const bell = page.locator('a.bell');
      const before = await bell.innerText();
      const need = await aSubmittedNeed(firm, title);
      await ask(bureau, 'POST', `/api/needs/${need}/publish`, {});
      await page.waitForFunction(
        (old) => document.querySelector<HTMLElement>('a.bell')?.innerText !== old,
        before,
      );
      await bell.click();
      // The list behind shows the new need by a link of the same name, and stays until the notices are there.
      await page.waitForURL(/\/notices$/);
      await page.getByRole('heading', { level: 1, name: /通知/ }).waitFor();
      await page.getByRole('link', { name: new RegExp(title) }).click();
      await page.waitForURL((at) => at.pathname === '/needs' && at.searchParams.has('mode'));
      await page.getByRole('link', { name: title }).waitFor();
      await page.goto(`${url}/searches`);
      await page.getByRole('listitem').first().waitFor();
      await shoot(page, 'searches');
    },
  );
});
