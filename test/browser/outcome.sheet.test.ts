import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { ask, seatedAs } from '../support/browser.people.ts';
import { openBrowser, shoot, story, url } from '../support/browser.ts';

let browser: Browser;
beforeAll(async () => {
  if (url) browser = await openBrowser();
});
afterAll(() => browser?.close());

const filled = (words: string, length: number): string =>
  words
    .repeat(Math.ceil(length / words.length))
    .slice(0, length)
    .trim()
    .padEnd(length, '完');

/** As long as the form takes, in every field that the sheet shows. */
const longest = (words: string) => ({
  title: filled(words, 120),
  summary: filled(words, 5000),
  maturity: 6,
  maturityEvidence: filled(words, 1000),
  properties: Array.from({ length: 20 }, (_, at) => ({
    number: `${filled(words, 50)}${at}`,
    kind: 'invention',
    validUntil: '2043-06-30',
  })),
  inventors: Array.from({ length: 20 }, (_, at) => ({
    name: `${filled(words, 30)}${at}`,
    share: 5,
  })),
  industries: ['3451', '2032', '2110', '2029', '3821', '3829', '3551', '3670'],
  modes: ['license'],
  price: 18_000_000,
  trialFirst: true,
  trialScope: filled(words, 300),
  ownershipClear: true,
  offer: {
    mode: 'staged',
    pricing: {
      kind: 'stages',
      stages: Array.from({ length: 10 }, () => ({
        label: filled(words, 60),
        amountFen: 1_800_000,
        when: filled(words, 120),
      })),
    },
    trigger: 'kept',
  },
});

/** What of the printed sheet is hidden by its edges. */
const hidden = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.outcome-sheet, .outcome-sheet :is(p, dd)')]
      .filter(
        (one) => one.scrollHeight > one.clientHeight + 1 || one.scrollWidth > one.clientWidth + 1,
      )
      .map((one) => one.className || one.tagName),
  );

describe('the printed sheet of an outcome', () => {
  for (const [name, words] of [
    ['Chinese', '滚道超精研参数自适应方法按在线测振结果调整，合格率提高。'],
    ['English', 'Adaptive honing of raceways adjusts pressure by vibration measured in line. '],
    ['unbroken', 'WM@%'],
  ] as const)
    story(
      `when every text is as long as its form takes, in ${name}, then it is one page that says what is shown in part`,
      async () => {
        const { page } = await seatedAs(
          browser,
          'office-hy',
          1280,
          name === 'English' ? 'en-US' : 'zh-CN',
        );
        const office = { page, context: page.context() };
        const { id } = await ask(office, 'POST', '/api/outcomes', longest(words));
        await page.goto(`${url}/outcomes/${id}/sheet`);
        await page.getByText(/节选|Shown in part/).waitFor();
        await shoot(page, `outcome-sheet-${name}`);
        // As wide as the paper between its margins.
        await page.setViewportSize({ width: 673, height: 1017 });
        await page.emulateMedia({ media: 'print' });
        expect(await hidden(page)).toEqual([]);
        const pdf = await page.pdf({ preferCSSPageSize: true });
        expect(pdf.toString('latin1').match(/\/Type\s*\/Page[^s]/g)).toHaveLength(1);
      },
    );
});
