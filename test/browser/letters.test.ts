import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { aSubmittedNeed, seatedAs } from '../support/browser.people.ts';
import { lettersTo, untilThere } from '../support/browser.post.ts';
import { sound } from '../support/browser.sheets.ts';
import { openBrowser, seen, shoot, story, url, visitor } from '../support/browser.ts';

interface Received {
  body: string;
  sign: string;
}
let browser: Browser;
let gateway: Server;
let at = '';
let answer = 200;
const received: Received[] = [];
beforeAll(async () => {
  if (!url) return;
  browser = await openBrowser();
  gateway = createServer((req, res) => {
    const chunks: Buffer[] = [];
    req.on('data', (chunk: Buffer) => chunks.push(chunk));
    req.on('end', () => {
      const sign = String(req.headers['x-zhiqiao-signature']);
      received.push({ body: Buffer.concat(chunks).toString(), sign });
      res.writeHead(answer).end();
    });
  });
  await new Promise<void>((ready) => gateway.listen(0, '127.0.0.1', ready));
  at = `http://127.0.0.1:${(gateway.address() as AddressInfo).port}/hook`;
});
afterAll(async () => {
  await browser?.close();
  gateway?.closeAllConnections();
  gateway?.close();
});

const signs = ({ body, sign }: Received, secret: string): boolean => {
  const [, t, v1] = /^t=(\d+),v1=(\w+)$/.exec(sign) ?? [];
  return createHmac('sha256', secret).update(`${t}.${body}`).digest('hex') === v1;
};

describe('a county’s own gateway', () => {
  story(
    'when its leader sets it, then the secret is shown once, tests say what it answered, and notices go out signed',
    async () => {
      const { page } = await seatedAs(browser, 'leader');
      await page.goto(`${url}/desk/letters`);
      await page.getByLabel('网关地址').fill(at);
      await page.getByLabel('启用').check();
      await page.getByRole('button', { name: '保存', exact: true }).click();
      await seen(page, /新密钥，只显示这一次/);
      const secret = await page.locator('.gateway-secret code').innerText();
      await sound(page);
      await shoot(page, 'gateway-secret');
      await page.getByRole('button', { name: '发一条测试' }).click();
      await seen(page, '网关收到了。');
      expect(signs(received.find(({ body }) => JSON.parse(body).test)!, secret)).toBe(true);
      answer = 500;
      await page.getByRole('button', { name: '发一条测试' }).click();
      await seen(page, '没有成功：HTTP 500');
      answer = 200;
      await page.reload();
      await seen(page, /已启用/);
      expect(await page.getByText(secret).count()).toBe(0);

      const firm = await seatedAs(browser, 'firm-quartz');
      const title = '石英坩埚返工的网关难题';
      await aSubmittedNeed(firm, title);
      const told = await untilThere(async () => received.find(({ body }) => body.includes(title)));
      expect(signs(told, secret)).toBe(true);
      await untilThere(async () => {
        await page.goto(`${url}/desk/letters?state=sent`);
        await page
          .getByRole('tab', { name: /已发出/ })
          .or(page.getByRole('link', { name: /已发出/ }))
          .first()
          .waitFor();
        return (await page.getByRole('listitem').filter({ hasText: title }).count()) || undefined;
      });
      await shoot(page, 'letters-sent');
      await page.getByLabel('启用').uncheck();
      await page.getByRole('button', { name: '保存', exact: true }).click();
      await seen(page, '没有启用');
    },
  );
});

describe('a mail address', () => {
  story(
    'when it is given, then a letter asks whether it is theirs, and one press in any browser confirms it',
    async () => {
      const mine = 'caiwei@tea-oil.cn';
      const { page } = await seatedAs(browser, 'firm-camellia', 390);
      await page.goto(`${url}/account`);
      await page.getByLabel('邮箱', { exact: true }).fill(mine);
      await page.getByRole('textbox', { name: '电话' }).fill('');
      const panel = page.locator('form').filter({ has: page.getByLabel('邮箱', { exact: true }) });
      await panel.getByRole('button').click();
      await seen(page, `确认信已寄到 ${mine}`);
      await sound(page);
      await shoot(page, 'mail-asked');
      const link = await untilThere(
        async () => /\/confirm-mail\/\S+/.exec((await lettersTo(mine)).join('\n'))?.[0],
      );
      const elsewhere = await visitor(browser, 390, 'en-US', false);
      await elsewhere.page.goto(`${url}${link}`);
      await seen(elsewhere.page, new RegExp(mine));
      await sound(elsewhere.page);
      await shoot(elsewhere.page, 'mail-confirming');
      await elsewhere.page.getByRole('button', { name: 'It is mine' }).click();
      await seen(elsewhere.page, `${mine} is confirmed.`);
      await elsewhere.page.goto(`${url}${link}`);
      await seen(elsewhere.page, /no longer|does not work|used/i);
      await page.reload();
      await seen(page, '邮箱已确认');
    },
  );
});
