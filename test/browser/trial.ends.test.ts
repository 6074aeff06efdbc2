import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { ask, seatedAs } from '../support/browser.people.ts';
import { send, sheetOf, sound } from '../support/browser.sheets.ts';
import { done, openBrowser, seen, shoot, story, url, type Visitor } from '../support/browser.ts';

let browser: Browser;
let firm: Visitor;
let returned: string;
beforeAll(async () => {
  if (!url) return;
  browser = await openBrowser();
  firm = await seatedAs(browser, 'firm-bearing', 390);
}, 60_000);
afterAll(() => browser?.close());

/** The office of a trial's unit in the demonstration county. */
const officeOf = (unit: string): string => {
  const logins: Record<string, string> = { 之滨: 'zj', 临溪: 'lx', 海岳: 'hy', 浙东: 'zd' };
  return `office-${logins[unit.slice(0, 2)]}`;
};
interface Card {
  id: string;
  unit: { name: string };
  outcome: { title: string };
}
/** The one of the demonstration: other stories bring trials of their own into these states meanwhile. */
const played = async (who: Visitor, state: string, title: string): Promise<Card> => {
  const { items } = await ask<{ items: Card[] }>(who, 'GET', `/api/desk/trials?state=${state}`);
  return items.find(({ outcome }) => outcome.title === title)!;
};

describe('a trial ends', () => {
  story('when a firm returns it with a lesson, then the bureau reads it', async () => {
    const card = await played(firm, 'evaluating', '滚道超精研参数自适应方法');
    returned = card.id;
    const { page } = firm;
    await page.goto(`${url}/trials/${card.id}`);
    const sheet = await sheetOf(page, '归还');
    await sheet.locator('button[type="submit"]').click();
    await seen(page, /原因：请填写|请填写/);
    await sheet.getByLabel('原因').fill('新线推迟到明年，先不用');
    await sheet.getByLabel('一句经验').fill('砂轮换批后要先重标压力，否则第一周不稳');
    await sheet.getByRole('checkbox').check();
    await send(page, sheet);
    await seen(page, '到期归还');
    const leader = await seatedAs(browser, 'leader');
    await leader.page.goto(`${url}/trials`);
    await seen(leader.page, '砂轮换批后要先重标压力，否则第一周不稳');
    await sound(leader.page);
    await shoot(leader.page, 'trial-overview');
  });

  story(
    'when the publicity is over, then one contract is signed and the bureau registers it',
    async () => {
      const leader = await seatedAs(browser, 'leader');
      const card = await played(leader, 'publicity', '电子驻车制动双冗余控制工艺包');
      const unit = await seatedAs(browser, officeOf(card.unit.name));
      const { page } = unit;
      await page.goto(`${url}/trials/${card.id}`);
      const sheet = await sheetOf(page, '签订合同');
      await sheet.locator('button[type="submit"]').dblclick();
      await done(page);
      await seen(page, '已转化');
      const contract = page.getByRole('link', { name: /^HT\d{4}-\d{4}$/ });
      await contract.click();
      await page.waitForURL(/\/contracts\/[0-9a-f]{24}$/);
      const filing = await sheetOf(page, '提交登记');
      await send(page, filing);
      await seen(page, '已提交登记');
      await leader.page.goto(page.url());
      const desk = await sheetOf(leader.page, '准予登记');
      await desk.getByLabel('登记证号').fill('2026330000123');
      await send(leader.page, desk);
      await seen(leader.page, '已登记');
      await sound(leader.page);
      await shoot(leader.page, 'contract');
    },
  );

  story(
    'when both have ended, then the bureau sees the money and the lesson, on its wide screen and on a phone in English',
    async () => {
      const desk = await seatedAs(browser, 'leader');
      const phone = await seatedAs(browser, 'leader', 390, 'en-US');
      const { money } = await ask<{ money: { contracts: number } }>(
        desk,
        'GET',
        '/api/desk/trial-overview',
      );
      expect(money.contracts).toBeGreaterThan(2);
      await desk.page.goto(`${url}/trials?tab=over`);
      await seen(desk.page, new RegExp(`${money.contracts} 份合同`));
      await desk.page.getByRole('link', { name: '电子驻车制动双冗余控制工艺包' }).first().waitFor();
      await phone.page.goto(`${url}/trials`);
      await seen(phone.page, new RegExp(`${money.contracts} contracts`));
      await sound(phone.page);
      await shoot(phone.page, 'trial-overview-en');
      const lesson = phone.page.getByText('砂轮换批后要先重标压力，否则第一周不稳');
      await lesson.first().waitFor();
      await phone.page.goto(`${url}/trials/${returned}`);
      await seen(phone.page, 'Returned');
      await seen(phone.page, '新线推迟到明年，先不用');
      await sound(phone.page);
      await shoot(phone.page, 'trial-returned-en');
    },
  );
});
