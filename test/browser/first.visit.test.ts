import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { en } from '../../client/src/platform/words/en.ts';
import { zhPages } from '../../client/src/platform/words/zh.pages.ts';
import { zh } from '../../client/src/platform/words/zh.ts';
import { openBrowser, story, url, visitor } from '../support/browser.ts';

let browser: Browser;
beforeAll(async () => {
  if (url) browser = await openBrowser();
});
afterAll(() => browser?.close());

/** Bytes of script as they came over the line. */
const scriptBytes = (page: Page): Promise<number> =>
  page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map((entry) => entry as PerformanceResourceTiming)
      .filter(({ name }) => new URL(name).pathname.endsWith('.js'))
      .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0),
  );

const rooms = [...Object.keys(zh), ...Object.keys(zhPages)].join('|');
/** A word that is not known stands on the page as its key. */
const unknownWords = async (page: Page): Promise<string[]> =>
  (await page.locator('body').innerText()).match(
    new RegExp(`\\b(?:${rooms})\\.[a-z][\\w.]+`, 'g'),
  ) ?? [];

const aNeed = (page: Page) => page.getByRole('main').locator('a[href^="/needs/"]').first();

describe("a guest's first visit", () => {
  for (const width of [390, 1280])
    story(
      `when a guest opens the home at ${width} px, then 200 KiB of script are enough`,
      async () => {
        const { page, context } = await visitor(browser, width);
        await page.getByRole('link', { name: zh.search.kind.needs }).first().waitFor();
        await page.waitForLoadState('networkidle');
        expect(await scriptBytes(page)).toBeLessThan(200 * 1024);
        expect(await unknownWords(page)).toEqual([]);
        await context.close();
      },
    );

  story(
    'when the guest goes on and changes language, then every page finds its words',
    async () => {
      const { page, context } = await visitor(browser);
      await page.getByRole('button', { name: 'English' }).first().click();
      await page.getByRole('heading', { name: en.home.headline }).waitFor();
      await page
        .getByRole('main')
        .getByRole('link', { name: en.search.kind.needs })
        .first()
        .click();
      await page.waitForURL('**/needs');
      await aNeed(page).waitFor();
      expect(await unknownWords(page)).toEqual([]);
      await page.getByRole('button', { name: '中文' }).first().click();
      await page.getByRole('heading', { name: zh.search.kind.needs }).first().waitFor();
      await aNeed(page).click();
      await page.waitForURL(/needs\/[0-9a-f]{24}/);
      await page.waitForLoadState('networkidle');
      expect(await unknownWords(page)).toEqual([]);
      await context.close();
    },
  );
});
