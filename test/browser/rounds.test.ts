import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { aPublishedNeed, ask, seatedAs } from '../support/browser.people.ts';
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
beforeAll(async () => {
  if (!url) return;
  browser = await openBrowser();
  bureau = await seatedAs(browser, 'broker');
});
afterAll(() => browser?.close());

interface Round {
  id: string;
  rev: number;
  title: string;
  posts: { key: string; need?: string; of?: string; title: string }[];
  people: { expert: string; name: string; places: number }[];
  solution?: { pairs: { expert: string; post: string }[]; total: number };
}

/** Forty people and forty-eight posts: the open needs, and posts that towns ask for; the first of them goes to the need. */
const big = async (title: string, first: readonly string[], need: string): Promise<Round> => {
  const begun = await ask<Round>(bureau, 'POST', '/api/rounds', {
    title,
    categories: ['sciDeputy', 'silver', 'holiday', 'overseas', 'sciEnvoy'],
    posts: 'needs',
  });
  const towns = await ask<Round>(bureau, 'POST', '/api/rounds', {
    title: '乡镇',
    categories: [],
    posts: 'towns',
  });
  const needs = begun.posts.map(({ of: _, ...post }) => ({ ...post, title: '' }));
  const rest = Array.from({ length: 48 - needs.length }, (_, at) => {
    const { of: _of, ...post } = towns.posts[at % towns.posts.length]!;
    return { ...post, key: `${post.key}x${at}`, title: `${post.title} ${at + 1} 组` };
  });
  return ask<Round>(bureau, 'PUT', `/api/rounds/${begun.id}`, {
    title,
    rev: begun.rev,
    people: [...new Set([...first, ...begun.people.map(({ expert }) => expert)])]
      .slice(0, 40)
      .map((expert) => ({ expert, places: 1 })),
    posts: [...needs, ...rest],
    pins: [{ expert: first[0], post: needs.find((post) => post.need === need)!.key }],
  });
};

const idOf = async (who: Visitor): Promise<string> =>
  (await ask<{ account: { expert: string } }>(who, 'GET', '/api/me')).account.expert;

/** The offer of the round on somebody's own desk. */
const offerOn = async ({ page }: Visitor) => {
  await page.goto(`${url}/desk`);
  const offer = page.locator('.offer').filter({ hasText: '四十人四十八岗' });
  await offer.first().waitFor();
  return offer;
};

describe('a round of 40 people and 48 posts', () => {
  story(
    'when it is solved, changed by keyboard with the cost shown and published, then both sides answer and the rest is solved again',
    async () => {
      const { page } = bureau;
      const [yes, no] = [
        await seatedAs(browser, 'expert1', 390),
        await seatedAs(browser, 'expert3'),
      ];
      const firm = await seatedAs(browser, 'firm-hericium', 390);
      const need = await aPublishedNeed(firm, bureau, '破壁率批次间不稳');
      const round = await big('四十人四十八岗', [await idOf(yes), await idOf(no)], need);
      expect([round.people.length, round.posts.length]).toEqual([40, 48]);
      await page.goto(`${url}/desk/rounds/${round.id}`);
      await page.getByRole('button', { name: '求解', exact: true }).click();
      await seen(page, '已验证为最优');
      await shoot(page, 'rounds-solved');
      expect(await seriousFaults(page)).toEqual([]);

      // By keyboard: the first person, somewhere else; the cost stands there before anything is done.
      await page
        .locator('.round-post')
        .filter({ hasNotText: '破壁率批次间不稳' })
        .locator('.round-chip button')
        .first()
        .focus();
      await page.keyboard.press('Enter');
      const sheet = page.getByRole('dialog');
      await sheet.getByRole('radio').nth(2).focus();
      await page.keyboard.press('Space');
      await sheet.getByText(/总分[少多不]/).waitFor();
      await shoot(page, 'rounds-cost');
      await sheet.getByRole('button', { name: '就这样调' }).click();
      await sheet.waitFor({ state: 'hidden' });
      await seen(page, '指定');
      await seen(page, '手工调整');

      await page.getByRole('main').getByRole('button', { name: '发布征询' }).click();
      await page.getByRole('dialog').getByRole('button', { name: '发布征询' }).click();
      await seen(page, '征询双方');
      const solved = await ask<Round>(bureau, 'GET', `/api/rounds/${round.id}`);
      const placed = new Set(solved.solution!.pairs.map(({ expert }) => expert));
      expect(placed.size).toBe(40);
      const refusing = await idOf(no);
      await shoot(page, 'rounds-asked');

      const asked = await offerOn(yes);
      await asked.getByRole('button', { name: '同意' }).click();
      await asked.getByText('您已同意，等对方答复').waitFor();
      await shoot(yes.page, 'rounds-answered');
      expect(await seriousFaults(yes.page)).toEqual([]);
      const told = (await offerOn(firm)).filter({ hasText: '破壁率批次间不稳' });
      await shoot(firm.page, 'rounds-firm-asked');
      expect(await seriousFaults(firm.page)).toEqual([]);
      await told.getByRole('button', { name: '同意' }).click();
      await told.waitFor({ state: 'hidden' });
      const refused = await offerOn(no);
      await refused.getByRole('button', { name: '谢绝' }).click();
      const why = no.page.getByRole('dialog');
      await why.locator('select').selectOption('time');
      await why.locator('button[type="submit"]').click();
      await why.waitFor({ state: 'hidden' });

      await page.reload();
      await page.getByRole('main').getByRole('button', { name: '余下的再求解' }).click();
      await page.getByRole('main').getByRole('button', { name: '发布征询' }).waitFor();
      await seen(page, '已验证为最优');
      await shoot(page, 'rounds-rest');
      expect(await seriousFaults(page)).toEqual([]);
      const rest = await ask<Round>(bureau, 'GET', `/api/rounds/${round.id}`);
      const of = new Map(rest.solution!.pairs.map(({ expert, post }) => [expert, post]));
      const mine = round.posts.find((post) => post.need === need)!.key;
      expect(of.get(await idOf(yes))).toBe(mine);
      const before = solved.solution!.pairs.find(({ expert }) => expert === refusing)!.post;
      expect(of.get(refusing)).not.toBe(before);
    },
  );

  story('when somebody is dragged to another post, then the cost is asked first', async () => {
    const { page } = bureau;
    const round = await ask<Round>(bureau, 'POST', '/api/rounds', {
      title: '拖动',
      categories: ['sciDeputy'],
      posts: 'needs',
    });
    await ask(bureau, 'POST', `/api/rounds/${round.id}/solve`, {});
    await page.goto(`${url}/desk/rounds/${round.id}`);
    await page
      .locator('.round-post .round-chip button')
      .first()
      .dragTo(page.locator('.round-post').nth(2));
    await page
      .getByRole('dialog')
      .getByText(/总分[少多不]/)
      .waitFor();
    await page.keyboard.press('Escape');
    const after = await ask<Round>(bureau, 'GET', `/api/rounds/${round.id}`);
    expect(after.solution).toBeDefined();
    expect(await page.getByText('手工调整').count()).toBe(0);
  });
});

describe('the matching desk', () => {
  story(
    'when a broker goes through five needs by keyboard, then the first candidate of each is put aside',
    async () => {
      const { page } = bureau;
      await page.goto(`${url}/desk/matching`);
      await page.locator('.candidate-card').first().waitFor();
      for (let need = 0; need < 5; need += 1) {
        await page.locator('.candidate-card').first().waitFor();
        const title = await page.locator('.match-need.on a').innerText();
        const first = await page.locator('.candidate-card b').first().innerText();
        await page.keyboard.press('1');
        // What was put aside goes behind the others; alone it stays, with the word on it.
        const aside = () =>
          page.waitForFunction(
            (before) =>
              document.querySelector('.candidate-card b')?.textContent !== before ||
              /已标/.test(document.querySelector('.candidate-card')?.textContent ?? ''),
            first,
          );
        if (need % 2 === 0) {
          await page.keyboard.press('d');
          const sheet = page.getByRole('dialog');
          await sheet.getByLabel('原因').selectOption('tooWeak');
          await sheet.getByRole('button', { name: '不合适' }).click();
          await sheet.waitFor({ state: 'hidden' });
          await aside();
        } else {
          await page.keyboard.press('l');
          await aside();
        }
        await page.keyboard.press('j');
        await page.waitForFunction(
          (before) => document.querySelector('.match-need.on a')?.textContent !== before,
          title,
        );
      }
      await shoot(page, 'matching-five');
      expect(await seriousFaults(page)).toEqual([]);
    },
  );
});

describe('an expert', () => {
  story('when a need is dismissed with a reason, then it leaves the list', async () => {
    const expert = await seatedAs(browser, 'expert2');
    const { page } = expert;
    await page.goto(`${url}/desk`);
    await page.locator('.today').first().waitFor();
    const first = await page.locator('.today h3').first().innerText();
    await page.locator('.today').first().getByRole('button', { name: '不合适' }).click();
    const sheet = page.getByRole('dialog');
    await sheet.getByLabel('原因').selectOption('otherMatter');
    await sheet.getByRole('button', { name: '不合适' }).click();
    await sheet.waitFor({ state: 'hidden' });
    await page.waitForFunction(
      (gone) =>
        ![...document.querySelectorAll('.today h3')].some((one) => one.textContent === gone),
      first,
    );
    await shoot(page, 'expert-dismissed');
  });
});
