import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, story, url, visitor } from '../support/browser.ts';

let browser: Browser;
beforeAll(async () => {
  if (url) browser = await openBrowser();
});
afterAll(() => browser?.close());

const home = async (): Promise<{ page: Page; loads: () => number; missing: () => number }> => {
  const { page } = await visitor(browser, 390, 'zh-CN', false);
  let loads = 0;
  let missing = 0;
  page.on('response', (answer) => {
    if (answer.status() === 404) missing += 1;
    if (answer.request().resourceType() === 'document') loads += 1;
  });
  await page.goto(url);
  await page.getByRole('heading', { level: 1 }).waitFor();
  return { page, loads: () => loads, missing: () => missing };
};
/** As after an update: the names of the parts are others, and the old ones are answered 404 by the server. */
const rename = (page: Page, times: number) =>
  page.route(
    '**/assets/NeedListPage-*.js',
    (route) => {
      const at = new URL(route.request().url());
      return route.continue({ url: `${at.origin}/assets/gone-${at.pathname.split('/').at(-1)}` });
    },
    { times },
  );
const toNeeds = (page: Page) =>
  page
    .getByRole('navigation')
    .getByRole('link', { name: '需求榜' })
    .filter({ visible: true })
    .first()
    .click();

describe('a page that was open during an update', () => {
  story(
    'when a part of it is gone, then it loads itself anew, and one is where one wanted to go',
    async () => {
      const { page, loads, missing } = await home();
      await rename(page, 1);
      const anew = page.waitForResponse((answer) => answer.url() === `${url}/needs`);
      await toNeeds(page);
      await anew;
      await page.getByRole('heading', { level: 1, name: /需求/ }).waitFor();
      await page.waitForURL(/\/needs$/);
      expect([missing(), loads()]).toEqual([1, 2]);
    },
  );

  story('when that does not help, then it says so and leaves it to the reader', async () => {
    const { page, loads } = await home();
    await rename(page, 100);
    await toNeeds(page);
    await page.getByRole('button', { name: '重新打开' }).waitFor();
    expect(loads()).toBe(2);
  });
});
