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
let bureau: Visitor;
let firm: Visitor;
beforeAll(async () => {
  if (!url) return;
  browser = await openBrowser();
  bureau = await seatedAs(browser, 'broker');
  firm = await seatedAs(browser, 'firm-hericium');
});
afterAll(() => browser?.close());

const open = async (page: Page, title: string): Promise<string> => {
  const need = await aPublishedNeed(firm, bureau, title);
  await page.goto(`${url}/desk/matching?need=${need}`);
  await page.getByRole('heading', { name: title }).waitFor();
  await page.locator('.candidate-card').first().waitFor();
  return need;
};
const introduce = async (page: Page): Promise<void> => {
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  await dialog.locator('button[type="submit"]').click();
  await dialog.waitFor({ state: 'hidden' });
};

/** The number of the first candidate who is neither introduced nor bidding nor put aside; 0 for none. */
const freePlace = async (page: Page): Promise<number> => {
  const cards = await page.locator('.candidate-card').all();
  for (const [at, card] of cards.entries())
    if ((await card.getByRole('button', { name: '不合适' }).count()) > 0) return at + 1;
  return 0;
};

describe('introducing on one screen', () => {
  story(
    'when the broker picks by number and presses I, then both are introduced, the owner follows it and records what came',
    async () => {
      const { page } = bureau;
      await open(page, '磨床主轴轴承磨削噪声偏大');
      const card = page.locator('.candidate-card').nth(1);
      const name = await card.locator('b').first().innerText();
      await card.getByText(/在岗 \d+\/\d+/).waitFor();
      await page.keyboard.press('2');
      await page.locator('.candidate-card.on').filter({ hasText: name }).waitFor();
      await page.keyboard.press('i');
      await introduce(page);
      const mine = page.locator('.candidate-card').filter({ hasText: name });
      await mine.getByText('已引荐，待回音').waitFor();
      const follow = page.getByRole('listitem').filter({ hasText: '经办 ' });
      const row = follow.filter({ hasText: name }).filter({ hasText: '磨床主轴轴承磨削噪声偏大' });
      await row.waitFor();
      await shoot(page, 'matching-introduced');
      expect(await seriousFaults(page)).toEqual([]);
      await row.getByRole('button', { name: /^记结果/ }).click();
      const sheet = page.getByRole('dialog');
      await sheet.locator('select').selectOption('fail');
      await sheet.getByRole('textbox').fill('时间对不上');
      await sheet.locator('button[type="submit"]').click();
      await row.waitFor({ state: 'hidden' });
      await mine.getByText('没有谈成').waitFor();
    },
  );

  story(
    'when a candidate is dropped on the place for it, then the introduction is asked, and made',
    async () => {
      const { page } = bureau;
      await open(page, '保持架兜孔毛刺清理');
      const card = page.locator('.candidate-card').first();
      const name = await card.locator('b').first().innerText();
      const place = page.getByRole('region', { name: '拖到这里即引荐' });
      // The place lies below the list; as soon as a card is dragged it comes into sight.
      await card.hover({ position: { x: 20, y: 20 } });
      await page.mouse.down();
      const from = (await card.boundingBox())!;
      await page.mouse.move(from.x + 30, from.y + 40, { steps: 3 });
      await page.locator('.match-drop.near').waitFor();
      const to = (await place.boundingBox())!;
      expect(to.y + to.height).toBeLessThanOrEqual(page.viewportSize()!.height);
      await page.screenshot({ path: 'test/browser/shots/matching-dragging-1280.png' });
      await page.mouse.move(to.x + 80, to.y + to.height / 2, { steps: 5 });
      await page.mouse.up();
      await seen(page, `引荐 ${name}`);
      await introduce(page);
      await page
        .locator('.candidate-card')
        .filter({ hasText: name })
        .getByText('已引荐，待回音')
        .waitFor();
      await shoot(page, 'matching-drop');
    },
  );

  story(
    'when a candidate is dropped on another need, or sent there by keyboard, then the introduction is made to that need',
    async () => {
      const { page } = bureau;
      const other = '砂带抛光纹路不匀';
      await aPublishedNeed(firm, bureau, other);
      await open(page, '密封件唇口磨损过快');
      const names = await page.locator('.candidate-card b.big').allInnerTexts();
      const row = page.locator('.match-need').filter({ hasText: other });
      await row.scrollIntoViewIfNeeded();
      await page
        .locator('.candidate-card')
        .first()
        .dragTo(row, { sourcePosition: { x: 20, y: 20 } });
      await seen(page, `把${names[0]}引荐到“${other}”`);
      await introduce(page);
      const follow = page.getByRole('listitem').filter({ hasText: '经办 ' });
      const there = (name: string) => follow.filter({ hasText: name }).filter({ hasText: other });
      await there(names[0]!).waitFor();

      await page.keyboard.press('2');
      await page.locator('.candidate-card.on').filter({ hasText: names[1]! }).waitFor();
      await page.keyboard.press('n');
      const sheet = page.getByRole('dialog');
      await sheet.getByLabel('需求（按期限）').selectOption({ label: other });
      await shoot(page, 'matching-elsewhere');
      expect(await seriousFaults(page)).toEqual([]);
      await sheet.getByRole('button', { name: '下一步' }).press('Enter');
      await seen(page, `把${names[1]}引荐到“${other}”`);
      await introduce(page);
      await there(names[1]!).waitFor();
    },
  );

  story(
    'when a broker works through the list by keyboard, then five needs get somebody introduced',
    async () => {
      const { page } = bureau;
      await page.goto(`${url}/desk/matching`);
      let made = 0;
      for (let need = 0; made < 5 && need < 15; need += 1) {
        await page.locator('.candidate-card').first().waitFor();
        const title = await page.locator('.match-need.on a').innerText();
        const free = await freePlace(page);
        if (free) {
          await page.keyboard.press(String(free));
          await page.keyboard.press('i');
          const dialog = page.getByRole('dialog');
          await dialog.getByRole('textbox').fill('两边说的是一件事，先通个电话。');
          await dialog.locator('button[type="submit"]').press('Enter');
          await dialog.waitFor({ state: 'hidden' });
          await page.locator('.candidate-card.on').getByText('已引荐，待回音').waitFor();
          made += 1;
        }
        await page.keyboard.press('j');
        await page.waitForFunction(
          (before) => document.querySelector('.match-need.on a')?.textContent !== before,
          title,
        );
      }
      expect(made).toBe(5);
      await page.locator('.candidate-card').first().waitFor();
      await shoot(page, 'matching-five-introduced');
      expect(await seriousFaults(page)).toEqual([]);
    },
  );

  story(
    'when an order is chosen, then it stands in the address, and the expert’s own wish is seen at once',
    async () => {
      const { page } = bureau;
      const need = await open(page, '砂轮修整间隔与磨削噪声');
      await page.getByRole('radio', { name: '按名称' }).click();
      await page.waitForURL(/order=name/);
      await page.reload();
      await page.getByRole('radio', { name: '按名称', checked: true }).waitFor();
      await page.locator('.candidate-card').first().waitFor();
      const names = await page.locator('.candidate-card b.big').allInnerTexts();
      const sorted = names.toSorted((one, other) => one.localeCompare(other, 'zh-Hans-CN'));
      expect(names).toEqual(sorted);
      await firm.page.goto(`${url}/needs/${need}?tab=matches`);
      // Outcomes come in a list of their own, sometimes before the experts.
      const experts = firm.page.getByRole('region', { name: /推荐的 \d+ 位/ });
      const first = experts.locator('.candidate').first();
      const liked = await first.locator('b').first().innerText();
      await first.getByRole('button', { name: `有意 ${liked}` }).click();
      await first.getByText('您已表示有意').waitFor();
      await shoot(firm.page, 'need-matches-verdict');
      expect(await seriousFaults(firm.page)).toEqual([]);
      await page.goto(`${url}/desk/matching?need=${need}`);
      await page
        .locator('.candidate-card')
        .filter({ hasText: liked })
        .getByText('企业有意')
        .waitFor();
    },
  );
});
