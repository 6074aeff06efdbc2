import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { aPublishedNeed, seatedAs } from '../support/browser.people.ts';
import {
  openBrowser,
  seen,
  seriousFaults,
  shoot,
  story,
  url,
  type Visitor,
} from '../support/browser.ts';

let browser: Browser;
let firm: Visitor;
let need: string;
const title = '磨床主轴轴承磨削噪声与振纹';

beforeAll(async () => {
  if (!url) return;
  browser = await openBrowser();
  const bureau = await seatedAs(browser, 'broker');
  // A firm of this story alone: what it leaves and judges is seen on its other needs too.
  firm = await seatedAs(browser, 'firm-cage', 390);
  need = await aPublishedNeed(firm, bureau, title);
});
afterAll(() => browser?.close());

const units = (page: Page) => page.getByRole('region', { name: /家单位可以组团/ });
const card = (page: Page, name: string) =>
  units(page).getByRole('listitem').filter({ hasText: name });
const toMatches = async (page: Page): Promise<void> => {
  await page.goto(`${url}/needs/${need}?tab=matches`);
  await units(page).getByRole('listitem').nth(1).waitFor();
};
const namesOf = (page: Page) => units(page).locator('li b').allInnerTexts();
const toHeld = async (page: Page): Promise<void> => {
  await page.goto(`${url}/desk/firm/held`);
  await page.getByRole('heading', { name: '您对推荐说过的话' }).waitFor();
};

describe('what a firm says of units', () => {
  story(
    'when it wants one, puts one off and calls one unfit with a reason, then each card says so, and each is taken back where it is held',
    async () => {
      const { page } = firm;
      await toMatches(page);
      const [first, second] = (await namesOf(page)) as [string, string];
      await card(page, first)
        .getByRole('button', { name: `不合适 ${first}` })
        .click();
      const sheet = page.getByRole('dialog');
      await sheet.getByLabel('原因').selectOption('tooFar');
      await sheet.locator('button[type="submit"]').click();
      await sheet.waitFor({ state: 'hidden' });
      await card(page, first)
        .getByText(/已标“不合适” · /)
        .waitFor();
      // What was put aside stands behind the others.
      expect((await namesOf(page))[0]).not.toBe(first);
      await card(page, second)
        .getByRole('button', { name: `有意 ${second}` })
        .click();
      await card(page, second).getByText('您已表示有意').waitFor();
      await shoot(page, 'units-judged');
      expect(await seriousFaults(page)).toEqual([]);
      await card(page, second)
        .getByRole('button', { name: `撤回 ${second}` })
        .click();
      await card(page, second)
        .getByRole('button', { name: `暂不 ${second}` })
        .click();
      await card(page, second).getByText('已标“暂不”').waitFor();

      await toHeld(page);
      const said = page.getByRole('region', { name: '您对推荐说过的话' });
      await said.getByRole('link', { name: first }).waitFor();
      await shoot(page, 'firm-held-said');
      expect(await seriousFaults(page)).toEqual([]);
      for (const name of [first, second]) {
        await said.getByRole('button', { name: `撤回 ${name}` }).click();
        await said.getByRole('link', { name }).waitFor({ state: 'hidden' });
      }
      await toMatches(page);
      await card(page, first)
        .getByRole('button', { name: `有意 ${first}` })
        .waitFor();
    },
  );

  story(
    'when it leaves the suggestions, then its need shows none and says so, and they are back when it comes back',
    async () => {
      const { page } = firm;
      await toHeld(page);
      await page.getByRole('region', { name: '在找答案的难题' }).getByText(title).waitFor();
      await page.getByRole('button', { name: '退出推荐' }).click();
      await page.getByRole('heading', { name: '本企业已退出推荐' }).waitFor();
      await shoot(page, 'firm-held-left');
      await page.goto(`${url}/needs/${need}?tab=matches`);
      await seen(page, '这家企业退出了推荐');
      expect(await units(page).count()).toBe(0);
      expect(await seriousFaults(page)).toEqual([]);
      await page.getByRole('link', { name: '回到推荐' }).click();
      await page.waitForURL(/firm\/held/);
      await page.getByRole('button', { name: '回到推荐' }).click();
      await page.getByRole('button', { name: '退出推荐' }).waitFor();
      await toMatches(page);
    },
  );
});
