import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { paths } from '../../client/src/app/paths.ts';
import { enPages } from '../../client/src/platform/words/en.pages.ts';
import { en } from '../../client/src/platform/words/en.ts';
import { enter, openBrowser, seriousFaults, story, url, visitor } from '../support/browser.ts';

let browser: Browser;
beforeAll(async () => {
  if (url) browser = await openBrowser();
});
afterAll(() => browser?.close());

/** Pages by who opens them; a colon stands for the id of something that this reader has. */
const pages: Record<string, string[]> = {
  guest: [
    '/',
    '/search?q=zhoucheng',
    '/needs',
    '/experts',
    '/outcomes',
    '/needs/:need',
    '/experts/:expert',
    '/outcomes/:outcome',
    '/outcomes/:outcome/sheet',
    '/stop/used-up',
    '/confirm-mail/used-up',
    '/organisations/:firm',
    '/organisations',
    '/sign-in',
    '/register',
    '/register?as=expert',
    '/invitations/used-up',
    '/password/used-up',
    '/setup',
    '/rules',
    '/patterns',
    '/patterns/forms',
    '/nowhere',
  ],
  '1-firm': [
    '/desk',
    '/needs/new',
    '/needs/:need?tab=matches',
    '/needs/:need?tab=bids',
    '/needs/:need?tab=talks',
    '/needs/:need?tab=text',
    '/needs/:need?tab=timeline',
    '/bids/:bid',
    '/messages',
    '/messages/:talk',
    '/notices',
    '/notices/:notice',
    '/needs/:need?tab=ledger',
    '/trials',
    '/trials/:trial',
    '/outcomes/:outcome/trial',
    '/publicity',
    '/contracts',
    '/desk/leads',
    '/desk/firm/held',
    '/payments',
    '/account?tab=notices',
    '/searches',
    '/account',
    '/account?tab=security',
    '/account?tab=people',
    '/account?tab=organisation',
  ],
  '2-expert': [
    '/desk',
    '/desk/bids',
    '/desk/profile',
    '/desk/profile/held',
    '/needs/:need',
    '/needs/:other/bid',
    '/bids/:bid',
    '/messages/:talk',
    '/experts/:expert#evidence',
  ],
  '3-university': [
    '/desk',
    '/desk/outcomes',
    '/desk/outcomes?edit=new',
    '/desk/imports',
    '/desk/people',
    '/trials',
    '/trials/:trial',
    '/trials/:agreeing/terms',
    '/contracts/new',
    '/desk/leads',
  ],
  '4-bureau': [
    '/desk',
    '/desk?tab=all',
    '/desk?tab=engagements',
    '/desk/matching',
    '/desk/rounds',
    '/desk/rounds/:round',
    '/account?tab=people',
    '/desk/organisations',
    '/desk/organisations?tab=experts',
    '/desk/imports',
    '/desk/letters',
    '/trials',
    '/trials/:trial',
    '/contracts/:contract',
    '/needs/:refining/edit',
    '/rules',
  ],
};

interface Listed {
  items: { id?: string; card?: { id: string } }[];
}

/** The ids behind the colons, as far as this reader may ask for them. */
const idsFor = async (page: Page, who: string): Promise<Record<string, string>> => {
  const ask = async (path: string) => (await page.request.get(url + path)).json();
  const first = async (path: string, at = 0) => {
    const one = ((await ask(path)) as Listed).items[at];
    return one?.id ?? one?.card?.id ?? 'none';
  };
  const need = await first('/api/needs?q=zhoucheng');
  const { firm } = (await ask(`/api/needs/${need}`)) as { firm: { id: string } };
  const signedIn = who !== 'guest';
  return {
    need,
    other: await first('/api/needs?state=published'),
    firm: firm.id,
    expert: await first('/api/experts'),
    outcome: await first('/api/outcomes'),
    ...(who === '1-firm' ? { bid: await first(`/api/needs/${need}/bids`) } : {}),
    ...(who === '2-expert' ? { bid: await first('/api/desk/bids') } : {}),
    ...(who === '4-bureau' ? { refining: await first('/api/desk/needs?state=refining') } : {}),
    ...(who === '3-university'
      ? { agreeing: await first('/api/desk/trials?state=termsAgreed') }
      : {}),
    ...(who === '4-bureau' ? { contract: await first('/api/desk/contracts') } : {}),
    ...(who === '4-bureau' ? { round: await first('/api/desk/rounds') } : {}),
    ...(signedIn
      ? {
          talk: await first('/api/conversations'),
          trial: await first('/api/desk/trials'),
          notice: await first('/api/notices'),
        }
      : {}),
  };
};

const filled = (path: string, ids: Record<string, string>): string =>
  path.replace(/:([a-z]+)/, (_, name: string) => ids[name] ?? 'none');

describe('the list of pages', () => {
  it('when an address is added to the client, then somebody here opens it', () => {
    const opened = Object.values(pages)
      .flat()
      .map((path) => path.replace(/[?#].*$/, ''));
    const patterns = Object.values(paths).map((path) => (typeof path === 'string' ? path : path()));
    const missed = patterns.filter((pattern) => {
      const shape = new RegExp(`^${pattern.replace(/:[a-z]+/g, ':?[a-z-]+')}$`);
      return !opened.some((path) => shape.test(path));
    });
    expect(missed).toEqual([]);
  });
});

/** A word that nobody wrote stands on the page as its name in the dictionary. */
const nameless = new RegExp(
  `(?<![\\w@.-])(?:${[...Object.keys(en), ...Object.keys(enPages)].join('|')})(?:\\.[a-zA-Z]+)+`,
  'g',
);

/** How far the open page runs off the side, in pixels. */
const overOf = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

/** The same page on a phone: English is longer than Chinese. A chart is drawn anew first. */
const overOnPhone = async (page: Page): Promise<number> => {
  const size = page.viewportSize()!;
  await page.setViewportSize(phone);
  const fits = () => document.documentElement.scrollWidth <= window.innerWidth;
  await page.waitForFunction(fits, undefined, { timeout: 15_000 }).catch(() => undefined);
  const over = await overOf(page);
  await page.setViewportSize(size);
  return over;
};
const phone = { width: 390, height: 844 };

/** What is wrong with the page that is open. */
const faultsOf = async (page: Page): Promise<string[]> => {
  const text = await page.evaluate(() => document.body.innerText);
  const wide = await overOf(page);
  const narrow = await overOnPhone(page);
  return [
    ...[...text.matchAll(nameless)].map(([word]) => `says ${word}`),
    ...(wide > 0 ? [`runs off by ${wide} px`] : []),
    ...(narrow > 0 ? [`runs off a phone by ${narrow} px`] : []),
    ...(await seriousFaults(page)),
  ];
};

/** Opens one address after the other as this reader, and collects what is wrong. */
const walk = async (who: string, addresses: string[], width: number, locale: string) => {
  const { page, context } = await visitor(browser, width, locale);
  if (locale.startsWith('en')) await page.evaluate(() => localStorage.setItem('zq.language', 'en'));
  if (who !== 'guest') await enter(page, who);
  const ids = await idsFor(page, who);
  const wrong: string[] = [];
  page.on('response', (answer) => {
    if ([401, 403, 500].includes(answer.status()))
      wrong.push(`${new URL(page.url()).pathname} asks ${answer.url()}: ${answer.status()}`);
  });
  for (const path of addresses) {
    await page.goto(url + filled(path, ids));
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await page.waitForLoadState('networkidle');
    for (const fault of await faultsOf(page)) wrong.push(`${path} ${fault}`);
  }
  await context.close();
  return wrong;
};

describe('every page', () => {
  for (const [who, addresses] of Object.entries(pages))
    for (const [width, locale] of [
      [390, 'zh-CN'],
      [1280, 'en-GB'],
    ] as const)
      story(
        `when ${who} opens it at ${width} px in ${locale}, then every word is there, nothing is refused or runs off the side, and axe finds nothing serious`,
        async () => expect(await walk(who, addresses, width, locale)).toEqual([]),
      );
});
