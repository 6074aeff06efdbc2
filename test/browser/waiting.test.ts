import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { stopToken } from '../../server/src/features/notices/notice.stopping.ts';
import { makeSeal } from '../../server/src/platform/seal.ts';
import { aNeed, ask, seatedAs } from '../support/browser.people.ts';
import {
  done,
  openBrowser,
  press,
  seen,
  seriousFaults,
  story,
  url,
  visitor,
} from '../support/browser.ts';

let browser: Browser;
beforeAll(async () => {
  if (url) browser = await openBrowser();
});
afterAll(() => browser?.close());

const wide = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
const hold = '/api/organisations';
interface Hold {
  owed: { bid: string }[];
}

describe('nobody is left in silence', () => {
  story(
    'when a firm is over its date, then it is told, chased and held, and posts again once it has answered',
    async () => {
      const firm = await seatedAs(browser, 'firm-vision', 390);
      const bureau = await seatedAs(browser, 'broker');
      const { account } = await ask<{ account: { organisation: { id: string } } }>(
        firm,
        'GET',
        '/api/me',
      );
      const owes = () => ask<Hold>(firm, 'GET', `${hold}/${account.organisation.id}/hold`);
      const { owed } = await owes();
      expect(owed.length).toBeGreaterThan(0);

      await firm.page.goto(`${url}/needs/new`);
      await seen(firm.page, /份揭榜申请过了答复日，答复后才能发新需求/);
      expect(await wide(firm.page)).toBe(false);
      const need = await aNeed(firm, '保持架注塑飞边在线检测');
      await firm.page.goto(`${url}/needs/${need}`);
      await press(firm.page, '提交审核');
      await firm.page.getByRole('dialog').getByRole('alert').waitFor();
      await firm.page.keyboard.press('Escape');

      await bureau.page.goto(`${url}/desk`);
      await bureau.page
        .getByRole('button', { name: /^发出催办：/ })
        .first()
        .click();
      const letter = bureau.page.getByRole('dialog').getByRole('textbox');
      expect(await letter.inputValue()).toContain('已逾期');
      await bureau.page.getByRole('dialog').locator('button[type="submit"]').click();
      await seen(bureau.page, /催办过/);
      expect(await seriousFaults(bureau.page)).toEqual([]);

      await firm.page.goto(`${url}/notices`);
      await seen(firm.page, '科技局催办：有揭榜申请过了答复日，请逐份答复');
      await firm.page.goto(`${url}/desk`);
      await firm.page.getByRole('link', { name: /揭榜“/ }).first().click();
      await firm.page.waitForURL(/\/bids\//);
      await firm.page.getByRole('button', { name: '婉拒' }).first().click();
      const declining = firm.page.getByRole('dialog');
      await declining.getByRole('combobox').selectOption('technical');
      await declining.getByRole('textbox').last().fill('目前的检测节拍还跟不上产线');
      await declining.locator('button[type="submit"]').click();
      await done(firm.page);
      for (const { bid } of (await owes()).owed)
        await ask(firm, 'POST', `/api/bids/${bid}/shortlist`, {});
      await firm.page.goto(`${url}/needs/${need}`);
      await press(firm.page, '提交审核');
      await done(firm.page);
      await seen(firm.page, '待审核');
      expect((await owes()).owed).toEqual([]);
    },
  );

  story(
    'when somebody chooses how to be told, then it is kept; the link of a letter stops a kind without signing in',
    async () => {
      const expert = await seatedAs(browser, 'expert2', 390);
      const { page } = expert;
      await page.goto(`${url}/account?tab=notices`);
      const needs = page.getByRole('group', { name: '需求进展' });
      await needs.getByRole('radio', { name: '不发' }).check();
      await page.getByRole('button', { name: '保存' }).click();
      await seen(page, '已保存');
      await page.reload();
      await page.getByRole('group', { name: '需求进展' }).waitFor();
      expect(await needs.getByRole('radio', { name: '不发' }).isChecked()).toBe(true);
      expect(await seriousFaults(page)).toEqual([]);
      expect(await wide(page)).toBe(false);

      const secret = readFileSync(join(process.env.BROWSER_DIR!, 'session.secret'), 'utf8');
      const { account } = await ask<{ account: { id: string } }>(expert, 'GET', '/api/me');
      const token = stopToken(account.id, 'bids', { seal: makeSeal(secret) } as never);
      const guest = await visitor(browser, 390, 'zh-CN', false);
      await guest.page.goto(`${url}/stop/${token}`);
      await guest.page.getByRole('button', { name: '停收' }).click();
      await seen(guest.page, /“揭榜进展”不再发到/);
      expect(await seriousFaults(guest.page)).toEqual([]);
      const { kinds } = await ask<{ kinds: Record<string, string> }>(
        expert,
        'GET',
        '/api/me/notices',
      );
      expect(kinds).toMatchObject({ bids: 'off', needs: 'off', turn: 'instant' });
    },
  );

  story(
    'when a firm contests a figure of its card, then the bureau checks the records and decides, and both words are shown',
    async () => {
      const firm = await seatedAs(browser, 'firm-vision');
      const bureau = await seatedAs(browser, 'broker', 390);
      const { account } = await ask<{ account: { organisation: { id: string } } }>(
        firm,
        'GET',
        '/api/me',
      );
      const address = `${url}/organisations/${account.organisation.id}`;
      await firm.page.goto(address);
      await firm.page.getByRole('button', { name: '数字不对，提出异议' }).click();
      const asked = firm.page.getByRole('dialog');
      await asked.getByRole('textbox').fill('电话里当天就答复了，有通话记录');
      await asked.locator('button[type="submit"]').click();
      await seen(firm.page, '核对中');
      await bureau.page.goto(address);
      await bureau.page.getByRole('button', { name: '核对', exact: true }).click();
      const sheet = bureau.page.getByRole('dialog');
      await sheet.getByRole('checkbox').first().check();
      await sheet.getByRole('textbox').last().fill('通话记录属实，这一份不计');
      await sheet.getByRole('button', { name: '更正' }).click();
      await seen(bureau.page, '已更正');
      expect(await wide(bureau.page)).toBe(false);
      const guest = await visitor(browser, 390, 'zh-CN', false);
      await guest.page.goto(address);
      await seen(guest.page, /通话记录属实，这一份不计/);
    },
  );
});
