import { afterAll, beforeAll, describe } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { countPlayed } from '../support/browser.county.ts';
import {
  approve,
  askFromNeed,
  aTrialInUse,
  objectAndAnswer,
  openTrial,
  readAbroad,
  signAll,
  signAndRegister,
  useAndReport,
  writeTerms,
} from '../support/browser.course.ts';
import { type OwnHouse, openOwnHouse } from '../support/browser.house.ts';
import { listOutcome, offerLead, title } from '../support/browser.listing.ts';
import { aPublishedNeed, ask, seatedAs } from '../support/browser.people.ts';
import { raiseSubsidy } from '../support/browser.ruling.ts';
import { send, sheetOf, sound } from '../support/browser.sheets.ts';
import {
  done,
  moveTo,
  openBrowser,
  press,
  seen,
  shoot,
  story,
  url,
  type Visitor,
} from '../support/browser.ts';

let browser: Browser;
let house: OwnHouse;
let outcome: string;
let need: string;
let trial: string;
let returned: string;
// The firm and the inventor read English, on phones; the second firm Chinese, on a phone.
let people: Record<'office' | 'inventor' | 'firm' | 'second' | 'leader' | 'abroad', Visitor>;

const seat = async () => {
  const at = (login: string, width?: number, locale?: string) =>
    seatedAs(browser, login, width, locale);
  people = {
    office: await at('office-zj'),
    inventor: await at('expert8', 390, 'en-US'),
    firm: await at('firm-loom', 390, 'en-US'),
    second: await at('firm-door', 390),
    leader: await at('leader'),
    abroad: await at('leader', 390, 'en-US'),
  };
};
beforeAll(async () => {
  if (!url) return;
  browser = await openBrowser();
  house = await openOwnHouse();
  moveTo(house.url);
  await seat();
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

describe('the demonstration county', () => {
  story(
    'when it was played, then outcomes, firms and trials in every state are there',
    async () => {
      await countPlayed(people.leader);
    },
  );
});

describe('one outcome, from its listing to its contract', () => {
  story(
    'when its office writes it and its inventor confirms it, then it is listed in both languages',
    async () => {
      outcome = await listOutcome(browser, people);
    },
  );

  story(
    'when a firm publishes a need that it answers, then its office offers it, and the firm asks for a trial from its need',
    async () => {
      need = await aPublishedNeed(people.firm, people.leader, '织机产线返工率偏高');
      const { page } = people.office;
      await offerLead(page);
      const { page: phone } = people.firm;
      await phone.goto(`${url}/desk/leads`);
      await seen(phone, 'The unit says: 先在一台织机上试两周');
      await sound(phone);
      await shoot(phone, 'lead-firm');
      trial = await askFromNeed(phone, need);
      await seen(phone, 'Unit approval');
    },
  );

  story(
    'when the unit approves on the record, then terms are written and all three sign one version',
    async () => {
      const { office, firm } = people;
      await openTrial(office, trial);
      await approve(office.page, '同意试用', '成果转化办公会第 11 次');
      await writeTerms(office.page);
      await sound(office.page);
      await shoot(office.page, 'trial-terms');
      await office.page.getByRole('button', { name: '保存条件' }).click();
      await office.page.waitForURL(/\/trials\/[0-9a-f]{24}$/);
      await signAll(people, trial);
      await openTrial(firm, trial);
      await seen(firm.page, 'Free licence signed');
      await seen(firm.page, 'Unchanged since the signature');
    },
  );

  story('when the firm begins and reports twice, then course and price are drawn', async () => {
    const { office, firm } = people;
    await openTrial(office, trial);
    const handing = await sheetOf(office.page, '技术交底');
    for (const box of await handing.getByRole('checkbox').all()) await box.check();
    await send(office.page, handing);
    const { page } = firm;
    await openTrial(firm, trial);
    await useAndReport(page);
    await seen(page, /reaches the agreed/);
    await seen(page, 'CNY 91,725');
    await page.getByRole('img', { name: /返工率: before 8%, now 1.6%/ }).waitFor();
    await sound(page);
    await shoot(page, 'trial-course-en');
    await openTrial(office, trial);
    await office.page.getByRole('img', { name: /返工率/ }).waitFor();
    await shoot(office.page, 'trial-course');
    await press(office.page, '确认基线');
    await done(office.page);
  });

  story(
    'when the leader changes the subsidy from today on, then it is previewed first, and what the firm pays changes with its document',
    async () => {
      const { firm, leader } = people;
      await openTrial(firm, trial);
      await seen(firm.page, 'CNY 64,207.5');
      await raiseSubsidy(leader.page);
      await openTrial(firm, trial);
      await seen(firm.page, 'CNY 55,035');
      await seen(firm.page, /清江县转化补助办法（修订示例）/);
      await shoot(firm.page, 'quote-changed-en');
    },
  );

  story(
    'when the firm decides to keep it, then its unit approves, only the agreed price is made public, and an objection is answered',
    async () => {
      const { office, firm, second } = people;
      await openTrial(firm, trial);
      await press(firm.page, 'Evaluate');
      await done(firm.page);
      await send(firm.page, await sheetOf(firm.page, 'Keep'));
      await seen(firm.page, 'Conversion approval');
      const { page } = office;
      await openTrial(office, trial);
      await approve(page, '批准转化', '成果转化办公会第 12 次');
      const price = await sheetOf(page, '定价并公示');
      await price.getByLabel('价格', { exact: true }).fill('90000');
      await price.locator('button[type="submit"]').click();
      await seen(page, /公式/);
      await price.getByLabel('价格', { exact: true }).fill('91725');
      await send(page, price);
      await seen(page, '公示');
      await second.page.goto(`${url}/publicity`);
      await seen(second.page, title);
      await sound(second.page);
      await objectAndAnswer(second, office, trial);
      await seen(page, '维护不在许可范围内，双方另行约定');
      await shoot(page, 'trial-public');
    },
  );

  story('when another firm returns it, then it says why and what was learnt', async () => {
    const { second, office, inventor } = people;
    returned = await aTrialInUse(outcome, { firm: second, office, inventor });
    const { page } = second;
    await openTrial(second, returned);
    const sheet = await sheetOf(page, '归还');
    await sheet.locator('button[type="submit"]').click();
    await seen(page, /请填写/);
    await sheet.getByLabel('原因').fill('新线推迟到明年，先不用');
    await sheet.getByLabel('一句经验').fill('门板线要先重标张力，否则第一周不稳');
    await sheet.getByRole('checkbox').check();
    await send(page, sheet);
    await seen(page, '到期归还');
    await sound(page);
  });

  story(
    'when the publicity is over, then two clicks sign one contract, and the bureau registers it',
    async () => {
      await house.passDays(16);
      await seat();
      const { office, leader } = people;
      const { page } = office;
      await openTrial(office, trial);
      await signAndRegister(page, leader.page);
      await seen(leader.page, '已登记');
      await sound(leader.page);
      await shoot(leader.page, 'contract');
    },
  );

  story(
    'when both have ended, then the bureau sees money and lesson, on its wide screen and on a phone in English',
    async () => {
      const { leader, abroad, firm } = people;
      const { money } = await ask<{ money: { contracts: number } }>(
        leader,
        'GET',
        '/api/desk/trial-overview',
      );
      await leader.page.goto(`${url}/trials?tab=over`);
      await seen(leader.page, new RegExp(`${money.contracts} 份合同`));
      await leader.page.getByRole('link', { name: title }).first().waitFor();
      await seen(leader.page, '门板线要先重标张力，否则第一周不稳');
      await sound(leader.page);
      await shoot(leader.page, 'trial-overview');
      await readAbroad(abroad.page, money.contracts, returned);
      await openTrial(firm, trial);
      await seen(firm.page, 'Converted');
      await sound(firm.page);
      await shoot(firm.page, 'trial-converted-en');
    },
  );
});
