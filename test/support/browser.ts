import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { it } from '@jest/globals';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { demoPassword } from '../../seeds/roles.ts';

/** Where the story's application is. */
export let url = process.env.BROWSER_URL ?? '';
/** For a story that has an application of its own. */
export const moveTo = (other: string): void => {
  url = other;
};
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  '--lang=zh-CN',
];
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: process.env.BROWSER_PATH!, args: flags });

/** A story in a real browser; where there is none it says so and is not counted as told. */
export const story = (name: string, tell: () => Promise<void>, timeout = 240_000): void => {
  if (url) it(name, tell, timeout);
  else it.skip(`not run, no Chromium here: ${name}`, () => {});
};

export interface Visitor {
  page: Page;
  context: BrowserContext;
}

/** Somebody with a browser window of their own; `errors` of their console fail the story at the end. */
export const visitor = async (
  browser: Browser,
  width = 1280,
  locale = 'zh-CN',
  atHome = true,
): Promise<Visitor> => {
  const context = await browser.newContext({
    viewport: { width, height: width < 600 ? 844 : 900 },
    locale,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  if (atHome) await page.goto(url);
  return { page, context };
};

/** Signs in through one of the home page's demonstration doors. */
export const enter = async (page: Page, key: string): Promise<void> => {
  await page.evaluate(async (door) => {
    await fetch('/api/demo/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-requested-with': 'zhiqiao' },
      body: JSON.stringify({ key: door }),
    });
  }, key);
};

/** Signs in at the form. */
export const signIn = async (page: Page, login: string): Promise<void> => {
  await page.goto(`${url}/sign-in`);
  await page.getByLabel('登录名').fill(login);
  await page.getByLabel('密码', { exact: true }).fill(demoPassword);
  await page
    .getByRole('main')
    .getByRole('button', { name: /登\s?录/ })
    .click();
  await page.waitForURL((at) => !at.pathname.startsWith('/sign-in'));
};

/** What axe finds that is serious or critical on the page as it stands: rule, and the first place. */
export const seriousFaults = async (page: Page): Promise<string[]> => {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { axe: tool } = window as unknown as {
      axe: {
        run(): Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }>;
      };
    };
    const { violations } = await tool.run();
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`);
  });
};

const shots = 'test/browser/shots';

/** Pictures of the page on a phone and on a desk, for people to look at; the window is as wide as before then. */
export const shoot = async (page: Page, name: string): Promise<void> => {
  mkdirSync(shots, { recursive: true });
  const before = page.viewportSize();
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    await page.screenshot({ path: `${shots}/${name}-${width}.png`, fullPage: true });
  }
  if (before) await page.setViewportSize(before);
};

/** Waits until the words are there to be seen. */
export const seen = (page: Page, words: string | RegExp): Promise<void> =>
  page.getByText(words).filter({ visible: true }).first().waitFor();

/** Chinese letters of a button as they may be set apart by the kit. */
const spaced = (word: string): RegExp => new RegExp(`^${[...word].join('\\s?')}$`);

/** Presses the button of a deed on the page, and answers in the dialog that asks about it when there is one. */
export const press = async (
  page: Page,
  deed: string,
  said: { pick?: string; write?: string; day?: string; tick?: boolean } = {},
): Promise<void> => {
  await page
    .getByRole('main')
    .getByRole('button', { name: spaced(deed) })
    .first()
    .click();
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  if (said.pick) await dialog.getByText(said.pick, { exact: true }).click();
  if (said.day) await dialog.locator('input[type="date"]').fill(said.day);
  if (said.write) await dialog.getByRole('textbox').last().fill(said.write);
  if (said.tick) await dialog.getByRole('checkbox').check();
  await dialog.locator('button[type="submit"]').click();
};

/** The deed went through: its dialog is gone. */
export const done = (page: Page): Promise<void> =>
  page.getByRole('dialog').first().waitFor({ state: 'hidden' });
