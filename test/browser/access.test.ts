import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { enter, openBrowser, seriousFaults, story, url, visitor } from '../support/browser.ts';

let browser: Browser;
beforeAll(async () => {
  if (url) browser = await openBrowser();
}, 60_000);
afterAll(() => browser?.close());

/** Pages by who opens them; `:need` is the demonstration firm's own. */
const pages: Record<string, string[]> = {
  guest: [
    '/',
    '/search?q=zhoucheng',
    '/needs',
    '/experts',
    '/outcomes',
    '/needs/:need',
    '/sign-in',
    '/register',
    '/rules',
    '/nowhere',
  ],
  '1-firm': [
    '/desk',
    '/needs/new',
    '/needs/:need?tab=matches',
    '/needs/:need?tab=bids',
    '/needs/:need?tab=timeline',
    '/messages',
    '/notices',
    '/account',
  ],
  '2-expert': ['/desk', '/desk/bids', '/desk/profile', '/needs/:need'],
  '3-university': ['/desk', '/desk/outcomes', '/desk/people'],
  '4-bureau': ['/desk', '/desk/matching', '/desk/organisations', '/desk/imports'],
};

const needOf = async (): Promise<string> => {
  const found = (await (await fetch(`${url}/api/needs?q=zhoucheng`)).json()) as {
    items: { card: { id: string } }[];
  };
  return found.items[0]!.card.id;
};

describe('every page', () => {
  for (const [who, paths] of Object.entries(pages)) {
    for (const [width, locale] of [
      [390, 'zh-CN'],
      [1280, 'en-GB'],
    ] as const) {
      story(
        `when ${who} opens it at ${width} px in ${locale}, then axe finds nothing serious and nothing runs off the side`,
        async () => {
          const need = await needOf();
          const { page, context } = await visitor(browser, width, locale);
          if (locale.startsWith('en'))
            await page.evaluate(() => localStorage.setItem('zq.language', 'en'));
          if (who !== 'guest') await enter(page, who);
          const wrong: string[] = [];
          for (const path of paths) {
            await page.goto(url + path.replace(':need', need));
            await page.getByRole('heading', { level: 1 }).first().waitFor();
            await page.waitForLoadState('networkidle');
            for (const fault of await seriousFaults(page)) wrong.push(`${path} ${fault}`);
            const over = await page.evaluate(
              () => document.documentElement.scrollWidth - window.innerWidth,
            );
            if (over > 0) wrong.push(`${path} runs off by ${over} px`);
          }
          await context.close();
          expect(wrong).toEqual([]);
        },
      );
    }
  }
});
