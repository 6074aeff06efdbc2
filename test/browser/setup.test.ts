import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { openBrowser, seen, story, url, visitor } from '../support/browser.ts';

let browser: Browser;
let server: ChildProcess;
let link = '';
const dir = mkdtempSync(join(tmpdir(), 'zq-setup-'));

/** The address that an empty platform prints when it starts. */
const started = () =>
  new Promise<string>((resolve, reject) => {
    let said = '';
    server.stdout!.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const home = /http:\/\/127\.0\.0\.1:[1-9]\d*/.exec(said)?.[0];
      const path = /\/setup\?code=[\w-]+/.exec(said)?.[0];
      if (home && path) resolve(home + path);
    });
    server.once('exit', (code) => reject(new Error(`it ended with ${code}`)));
  });

beforeAll(async () => {
  if (!url) return;
  browser = await openBrowser();
  server = spawn(process.execPath, ['server/dist/main.js'], {
    env: {
      ...process.env,
      DATA_DIR: dir,
      DEMO: 'false',
      LOG_LEVEL: 'error',
      PORT: '0',
      NODE_ENV: 'development',
      NODE_OPTIONS: '',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  link = await started();
});

afterAll(async () => {
  await browser?.close();
  if (server) {
    const gone = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGTERM');
    await gone;
  }
  rmSync(dir, { recursive: true, force: true });
});

describe('an empty platform', () => {
  story(
    'when the printed link is opened, then a county is set up with its first leader, once and with the right code only',
    async () => {
      const { page } = await visitor(browser, 390, 'zh-CN', false);
      await page.goto(link);
      await page.getByLabel('设置码').fill('not the code');
      await page.getByLabel('县（市、区）行政区划代码').fill('331299');
      await page.getByLabel('县（市、区）名称').fill('云和川县');
      await page.getByLabel('主管部门全称').fill('云和川县科学技术局');
      await page.getByLabel('您的姓名').fill('纪晓舟');
      await page.getByLabel('登录名').fill('ji-xiaozhou');
      await page.getByLabel('密码', { exact: true }).fill('a bridge of stone');
      await page.getByRole('button', { name: '建立平台' }).click();
      await seen(page, '还没建成');
      await page.getByLabel('设置码').fill(new URL(link).searchParams.get('code')!);
      await page.getByLabel('密码', { exact: true }).fill('a bridge of stone');
      await page.getByRole('button', { name: '建立平台' }).click();
      await page.waitForURL(/\/desk/);
      await page.goto(new URL('/rules', link).href);
      await seen(page, /云和川县/);
      const late = await visitor(browser, 390, 'zh-CN', false);
      await late.page.goto(link);
      await seen(late.page, '已经设置过了');
    },
  );
});
