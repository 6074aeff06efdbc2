import { mkdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import {
  enter,
  openBrowser,
  seen,
  seriousFaults,
  story,
  url,
  type Visitor,
  visitor,
} from '../support/browser.ts';

const shots = 'test/browser/shots';
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
let browser: Browser;
let firm: Visitor;
let expert: Visitor;
let bureau: Visitor;
let talk: { id: string; need: string; title: string };
const dialogs: string[] = [];

const get = <T>(page: Page, path: string): Promise<T> =>
  page.evaluate(async (at) => (await fetch(at)).json(), path);

beforeAll(async () => {
  if (!url) return;
  mkdirSync(shots, { recursive: true });
  browser = await openBrowser();
  firm = await visitor(browser);
  expert = await visitor(browser, 390);
  bureau = await visitor(browser);
  await enter(firm.page, '1-firm');
  await enter(expert.page, '2-expert');
  await enter(bureau.page, '4-bureau');
  for (const { page } of [firm, expert, bureau])
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
  const { items } = await get<{ items: (typeof talk)[] }>(firm.page, '/api/conversations');
  // By its need's name: other stories begin talks of the same two people meanwhile.
  talk = items.find(({ title }) => title === '精密轴承套圈磨削噪声控制')!;
});
afterAll(() => browser?.close());

const open = async ({ page }: Visitor) => {
  await page.goto(`${url}/messages/${talk.id}`);
  await page.getByRole('textbox', { name: /^写给/ }).waitFor();
};
const write = async ({ page }: Visitor, text: string) => {
  await page.getByRole('textbox', { name: /^写给/ }).fill(text);
  await page.getByRole('button', { name: '发送', exact: true }).click();
};
/** On a phone, what can be done stands in a sheet. */
const act = async ({ page }: Visitor, name: string) => {
  const more = page.getByRole('button', { name: '办事', exact: true });
  if (await more.isVisible()) await more.click();
  // What is asked in the talk itself can be answered there too: the sheet's own is the last.
  const named = page.getByRole('button', { name, exact: true });
  await named.filter({ visible: true }).last().click();
};
const shut = async ({ page }: Visitor) => {
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: '关闭' }).click();
  await dialog.first().waitFor({ state: 'hidden' });
};
const shoot = ({ page }: Visitor, name: string) =>
  page.screenshot({ path: `${shots}/talking-${name}.png` });
const linesOf = ({ page }: Visitor) => page.locator('.said-line .bubble').allInnerTexts();

describe('two people talk', () => {
  story(
    'when one writes, then the other reads it at once, whatever it holds, and nothing of it runs',
    async () => {
      await open(firm);
      await open(expert);
      await write(
        firm,
        '<img src=x onerror=alert(1)><script>alert(2)</script> 见 https://example.com/a?b=1。',
      );
      await seen(expert.page, '<script>alert(2)</script>');
      const link = expert.page.getByRole('link', { name: 'https://example.com/a?b=1' });
      expect(await link.getAttribute('rel')).toContain('noopener');
      await expert.page.setInputFiles('input[type=file]', {
        name: '<img src=x onerror=alert(3)>.png',
        mimeType: 'image/png',
        buffer: png,
      });
      await seen(expert.page, 'onerror=alert(3)');
      await expert.page.getByRole('checkbox', { name: /只给双方看/ }).check();
      await write(expert, '照片附上');
      await seen(firm.page, '照片附上');
      await seen(firm.page, 'onerror=alert(3)');
      await firm.page.getByRole('button', { name: /^回复.*照片附上/ }).click();
      await write(firm, '看到了');
      await seen(expert.page, '看到了');
      expect(dialogs).toEqual([]);
      await shoot(firm, 'words-1280');
      await shoot(expert, 'words-390');
    },
  );

  story(
    'when the network is gone, then one goes on writing, it survives a reload, and all of it arrives once, in order',
    async () => {
      await expert.context.setOffline(true);
      for (const text of ['断网之一', '断网之二']) await write(expert, text);
      await seen(expert.page, '网络断了，连上后自动发送');
      await shoot(expert, 'offline-390');
      await write(firm, '你那边断了吗');
      await expert.context.setOffline(false);
      await seen(firm.page, '断网之二');
      await seen(expert.page, '你那边断了吗');
      await expert.context.setOffline(true);
      await write(expert, '断网之三');
      await seen(expert.page, '网络断了，连上后自动发送');
      await expert.context.setOffline(false);
      await expert.page.reload();
      await seen(firm.page, '断网之三');
      await seen(expert.page, '断网之三');
      const got = (await linesOf(firm)).filter((line) => line.startsWith('断网'));
      expect(got).toEqual(['断网之一', '断网之二', '断网之三']);
      expect((await linesOf(expert)).filter((line) => line.startsWith('断网'))).toEqual(got);
    },
  );

  story('when words are changed or taken back, then the other sees the mark', async () => {
    await write(firm, '周三到厂');
    await firm.page.getByRole('button', { name: '修改：周三到厂' }).click();
    const dialog = firm.page.getByRole('dialog');
    await dialog.getByRole('textbox').fill('周四到厂');
    await dialog.getByRole('button', { name: '保存修改' }).click();
    await seen(expert.page, '周四到厂');
    await seen(expert.page, '已修改');
    await firm.page.getByRole('button', { name: '撤回：周四到厂' }).click();
    await firm.page.getByRole('dialog').getByRole('button', { name: '撤回', exact: true }).click();
    await seen(expert.page, /撤回了一条消息/);
    expect(await expert.page.getByText('周四到厂').count()).toBe(0);
  });
});

describe('who else and how to meet', () => {
  const contact = (page: Page, body: object) =>
    page.evaluate(async (told) => {
      await fetch('/api/me/contact', {
        method: 'PUT',
        headers: { 'content-type': 'application/json', 'x-requested-with': 'zhiqiao' },
        body: JSON.stringify(told),
      });
    }, body);

  story(
    'when contact details are typed, then the writer is told; when both agree, then both see them',
    async () => {
      await contact(firm.page, { email: 'fang@example.com', phone: '0570-4012345' });
      await contact(expert.page, { email: 'lin@example.com', phone: '138 0000 0000' });
      await firm.page.reload();
      await expert.page.reload();
      const box = firm.page.getByRole('textbox', { name: /^写给/ });
      await box.fill('打我电话 13800000000');
      await seen(firm.page, '像是电话号码');
      await box.fill('');
      await act(firm, '申请互换联系方式');
      await seen(expert.page, '申请互换联系方式');
      await act(expert, '同意互换');
      await seen(expert.page, 'fang@example.com');
      await shoot(expert, 'contact-390');
      await shut(expert);
      await seen(firm.page, '138 0000 0000');
    },
  );

  story('when the bureau is called, then both see it and the bureau talks along', async () => {
    await act(firm, '请科技局加入');
    const dialog = firm.page.getByRole('dialog');
    await seen(firm.page, '以前的消息和附件');
    await dialog.getByRole('button', { name: '请加入' }).click();
    await seen(expert.page, /请科技局加入了对话/);
    await open(bureau);
    await seen(bureau.page, '看到了');
    // The picture was for the two sides: whoever is called in reads that there is one, and no more.
    await seen(bureau.page, /附件.*双方|双方.*附件/);
    expect(await bureau.page.getByText('onerror=alert(3)').count()).toBe(0);
    await write(bureau, '周四我陪你们去看磨床');
    await seen(firm.page, '周四我陪你们去看磨床');
    await seen(expert.page, '周四我陪你们去看磨床');
    await shoot(firm, 'bureau-1280');
    for (const { page } of [firm, expert]) expect(await seriousFaults(page)).toEqual([]);
    const wide = await expert.page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(390);
  });
});

describe('the ledger', () => {
  story(
    'when outsiders have read a need, then the firm sees who and shuts a door, and the other loses it',
    async () => {
      const { items } = await get<{ items: { id: string }[] }>(
        firm.page,
        '/api/desk/needs?pageSize=50',
      );
      const needs = items.map(({ id }) => id);
      expect(needs).toContain(talk.need);
      await expert.page.goto(`${url}/needs/${talk.need}`);
      await expert.page.getByRole('heading', { level: 1 }).waitFor();
      await firm.page.goto(`${url}/needs/${talk.need}?tab=ledger`);
      await seen(firm.page, '看过的人');
      await shoot(firm, 'ledger-1280');
      const doors = firm.page.getByRole('button', { name: /收回$/ });
      const before = await doors.count();
      expect(before).toBeGreaterThan(0);
      await doors.first().click();
      await seen(firm.page, '已收回');
      await firm.page.setViewportSize({ width: 390, height: 844 });
      await shoot(firm, 'ledger-390');
      expect(await seriousFaults(firm.page)).toEqual([]);
      const view = await get<{ hidden: { shut?: boolean }[] }>(
        expert.page,
        `/api/needs/${talk.need}`,
      );
      expect(view.hidden.filter(({ shut: gone }) => gone).length).toBeLessThanOrEqual(1);
      await firm.page.getByRole('button', { name: /恢复$/ }).first().click();
      await seen(firm.page, '各块内容');
    },
  );
});
