import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { ask, seatedAs } from '../support/browser.people.ts';
import { openBrowser, seen, story, url, type Visitor, visitor } from '../support/browser.ts';

let browser: Browser;
beforeAll(async () => {
  if (url) browser = await openBrowser();
});
afterAll(() => browser?.close());

/** Each writes its mark where a page would show that it ran. */
const run = "document.title='RAN';window.ran=1;alert(1)";
const lists = [
  `<script>${run}</script>`,
  `<img src=x onerror="${run}">`,
  `<svg/onload="${run}">`,
  `"><details open ontoggle="${run}">`,
  `javascript:${run}//`,
  `{{constructor.constructor('${run}')()}}`,
  `<a href="javascript:${run}">看</a>`,
  `]]><iframe srcdoc="<script>parent.${run}</script>">`,
];

const watch = ({ page }: Visitor, dialogs: string[]) => {
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
};
const ran = (page: Page): Promise<boolean> =>
  page.evaluate(
    () =>
      'ran' in window ||
      document.title === 'RAN' ||
      document.querySelector('main :is(script, iframe, [onerror], [onload], [ontoggle])') !==
        null ||
      document.querySelector('main a[href^="javascript:" i]') !== null,
  );

/** An outcome whose every text and file name is a script, listed for everybody. */
const aBadOutcome = async (office: Visitor, bad: string, at: number): Promise<string> => {
  const sent = await office.page.request.fetch(`${url}/api/files`, {
    method: 'POST',
    headers: { 'x-requested-with': 'zhiqiao' },
    multipart: {
      file: {
        name: `${bad.replace(/["\\/]/g, '')}.txt`,
        mimeType: 'text/plain',
        buffer: Buffer.from('说明'),
      },
    },
  });
  const { id: file } = (await sent.json()) as { id: string };
  const { id } = await ask(office, 'POST', '/api/outcomes', {
    title: `脚本${at} ${bad}`.slice(0, 120),
    summary: bad,
    keywords: [bad.slice(0, 30)],
    maturity: 7,
    maturityEvidence: bad,
    terms: bad,
    trialScope: bad,
    ownershipClear: true,
    properties: [{ number: bad.slice(0, 60), kind: 'secret' }],
    inventors: [{ name: bad.slice(0, 40), share: 100 }],
    files: [{ file, tier: 'public' }],
  });
  await ask(office, 'POST', `/api/outcomes/${id}/submit`, {});
  await ask(office, 'POST', `/api/outcomes/${id}/approve`, {});
  return id;
};

describe('scripts in texts and file names', () => {
  story(
    'when they are stored and shown on page, sheet, list, search and desk, then they are words and nothing runs',
    async () => {
      const dialogs: string[] = [];
      const office = await seatedAs(browser, 'office-lx');
      const guest = await visitor(browser, 390, 'zh-CN', false);
      for (const one of [office, guest]) watch(one, dialogs);
      for (const [at, bad] of lists.entries()) {
        const id = await aBadOutcome(office, bad, at);
        for (const [who, path] of [
          [guest, `/outcomes/${id}`],
          [office, `/outcomes/${id}`],
          [office, `/outcomes/${id}/sheet`],
        ] as const) {
          await who.page.goto(url + path);
          await seen(who.page, `脚本${at}`);
          expect([path, bad, await ran(who.page)]).toEqual([path, bad, false]);
        }
      }
      for (const [who, path] of [
        [guest, '/outcomes'],
        [guest, '/search?q=脚本'],
        [office, '/desk/outcomes'],
      ] as const) {
        await who.page.goto(url + path);
        await seen(who.page, /脚本\d/);
        expect([path, await ran(who.page)]).toEqual([path, false]);
      }
      expect(dialogs).toEqual([]);
    },
  );
});
