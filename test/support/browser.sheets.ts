import { expect } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { done, seriousFaults } from './browser.ts';

/** Opens the sheet of a deed; its fields are filled by their labels. */
export const sheetOf = async (page: Page, deed: string): Promise<Locator> => {
  await page.getByRole('main').getByRole('button', { name: deed, exact: true }).first().click();
  const sheet = page.getByRole('dialog');
  await sheet.waitFor();
  return sheet;
};
/** Sends the sheet and waits until it is gone. */
export const send = async (page: Page, sheet: Locator) => {
  await sheet.locator('button[type="submit"]').click();
  await done(page);
};
/** No page of the story is wider than its window, and axe finds nothing serious. */
export const sound = async (page: Page) => {
  expect(await seriousFaults(page)).toEqual([]);
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
  ).toBeLessThanOrEqual(0);
};
