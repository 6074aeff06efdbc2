import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { ask, seatedAs } from '../support/browser.people.ts';
import {
  openBrowser,
  seen,
  seriousFaults,
  shoot,
  story,
  url,
  type Visitor,
  visitor,
} from '../support/browser.ts';

let browser: Browser;
let expert: Visitor;
beforeAll(async () => {
  if (!url) return;
  browser = await openBrowser();
  expert = await seatedAs(browser, 'expert10');
});
afterAll(() => browser?.close());

const braking = '制动摩擦片无铜化配方';
const titles = (page: Page) => page.locator('.today h3').allInnerTexts();
const scoreOf = async (page: Page, title: string): Promise<number> => {
  const row = page.locator('.today').filter({ hasText: title });
  const words = await row.getByRole('button', { name: /^匹配度/ }).innerText();
  return Number(words.replace(/[^\d.]/g, ''));
};
const toDesk = async (page: Page): Promise<void> => {
  await page.goto(`${url}/desk`);
  await page.locator('.today').first().waitFor();
};
const held = async (page: Page): Promise<void> => {
  await page.goto(`${url}/desk/profile/held`);
  await page.getByRole('heading', { name: '材料' }).waitFor();
};

describe('an expert and the ranking', () => {
  story(
    'when a need is dismissed and the profile corrected, then the list changes, and what was said is shown',
    async () => {
      const { page } = expert;
      await toDesk(page);
      const [first, second] = await titles(page);
      const before = await scoreOf(page, first!);
      await page.locator('.today').nth(1).getByRole('button', { name: '不合适' }).click();
      const sheet = page.getByRole('dialog');
      await sheet.getByLabel('原因').selectOption('otherMatter');
      await sheet.getByRole('button', { name: '不合适' }).click();
      await sheet.waitFor({ state: 'hidden' });
      await page.getByText('已收起 1 件不合适的').waitFor();
      expect(await titles(page)).not.toContain(second);

      // Another order, in the address.
      await page.getByRole('radio', { name: '截止近' }).click();
      await page.waitForURL(/order=deadline/);
      await page.getByRole('button', { name: '为什么是这几件' }).click();
      await page.getByRole('dialog').getByRole('link', { name: '推荐用了我的什么' }).click();
      await page.waitForURL(/profile\/held/);
      await seen(page, '您放下的难题');
      await page.getByRole('link', { name: second! }).waitFor();
      await shoot(page, 'held-words');
      expect(await seriousFaults(page)).toEqual([]);

      // Every record by which the first need was found goes: it answers far less of the need.
      const records = page.getByRole('region', { name: '材料' });
      const used = records.getByRole('listitem').filter({ hasText: '件难题用到' });
      const names = await used.locator('.grow > p:first-child').allInnerTexts();
      expect(names.length).toBeGreaterThan(0);
      for (const name of names) {
        await records.getByRole('button', { name: `收起 ${name}` }).click();
        await records.getByRole('button', { name: `放回 ${name}` }).waitFor();
      }
      await shoot(page, 'held-taken');
      await toDesk(page);
      expect(await scoreOf(page, first!)).toBeLessThan(before);
      await shoot(page, 'held-ranking-after');
    },
  );

  story(
    'when a record with figures is added to the profile, then the need it answers rises',
    async () => {
      const { page } = expert;
      await toDesk(page);
      const before = (await titles(page)).indexOf(braking);
      expect(before).toBeGreaterThan(0);
      await page.goto(`${url}/desk/profile`);
      await page.getByRole('button', { name: '加一份材料' }).click();
      await page.getByLabel('名称').last().fill('制动摩擦片无铜化配方试验');
      await page
        .getByLabel('说明了什么，带上数')
        .last()
        .fill('制动摩擦片磨损量 0.2 g，铜含量 0.3 %，连续三批');
      const saved = page.getByText('已保存').filter({ visible: true });
      await page.getByRole('button', { name: '保存档案' }).filter({ visible: true }).click();
      await saved.first().waitFor();
      await toDesk(page);
      expect((await titles(page)).indexOf(braking)).toBeLessThan(before);
      await page
        .locator('.today')
        .filter({ hasText: braking })
        .getByText('2 条中覆盖 2 条')
        .waitFor();
    },
  );

  story(
    'when they leave the ranking, then nothing is suggested, the list of experts still finds them, and they come back',
    async () => {
      const { page } = expert;
      await held(page);
      await page.getByRole('button', { name: '退出排序' }).click();
      await page.getByRole('heading', { name: '您已退出推荐排序' }).waitFor();
      await shoot(page, 'held-left');
      await page.goto(`${url}/desk`);
      await seen(page, '系统不再给您推荐');
      expect(await seriousFaults(page)).toEqual([]);
      const { account } = await ask<{ account: { name: string } }>(expert, 'GET', '/api/me');
      const guest = await visitor(browser, 390);
      await guest.page.goto(`${url}/experts?q=${encodeURIComponent(account.name)}`);
      await guest.page.getByRole('link', { name: account.name }).first().waitFor();
      await page.getByRole('link', { name: '回到排序' }).click();
      await page.waitForURL(/profile\/held/);
      await page.getByRole('button', { name: '回到排序' }).click();
      await page.getByRole('button', { name: '退出排序' }).waitFor();
      await toDesk(page);
    },
  );
});
