import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { ask, seatedAs } from '../support/browser.people.ts';
import { send, sheetOf, sound } from '../support/browser.sheets.ts';
import {
  done,
  openBrowser,
  press,
  seen,
  shoot,
  story,
  url,
  type Visitor,
} from '../support/browser.ts';

let browser: Browser;
let firm: Visitor;
let office: Visitor;
let trial: string;
beforeAll(async () => {
  if (!url) return;
  browser = await openBrowser();
  firm = await seatedAs(browser, 'firm-bearing', 390);
  office = await seatedAs(browser, 'office-zj');
}, 60_000);
afterAll(() => browser?.close());

const title = '滚道超精研在线调压方法';
const open = (who: Visitor) => who.page.goto(`${url}/trials/${trial}`);

/** An outcome of the office's unit, listed for trials. */
const aListedOutcome = async (): Promise<string> => {
  const { id } = await ask(office, 'POST', '/api/outcomes', {
    title,
    summary: '按磨削火花和电流在线调滚道超精研的压力与时间，V2 合格率在两家厂从 86% 升到 95%。',
    keywords: ['轴承', '超精研'],
    maturity: 7,
    maturityEvidence: '两家厂中试各三个月',
    industries: ['3451'],
    modes: ['license'],
    price: 18_000_000,
    trialFirst: true,
    ownershipClear: true,
    offer: {
      mode: 'oneOff',
      pricing: { kind: 'fixed', amountFen: 18_000_000 },
      trigger: 'kept',
    },
  });
  await ask(office, 'POST', `/api/outcomes/${id}/submit`, {});
  await ask(office, 'POST', `/api/outcomes/${id}/approve`, {});
  return id;
};

describe('a trial is agreed', () => {
  story(
    'when a firm leaves fields open, then each says what is lacking; filled in, the request goes to the unit',
    async () => {
      const { page } = firm;
      await page.goto(`${url}/outcomes/${await aListedOutcome()}`);
      await page.getByRole('link', { name: '申请试用' }).click();
      await page.waitForURL(/\/trial$/);
      await page.getByLabel('用在哪里').fill('三号磨床滚道超精研，V2 合格率一直上不去');
      await page.getByRole('button', { name: '送出申请' }).click();
      await seen(page, '产品：请填写');
      const product = page.getByLabel('用在什么产品');
      expect(await product.getAttribute('aria-invalid')).toBe('true');
      expect(await page.getByLabel('用在哪里').inputValue()).toContain('三号磨床');
      await page.getByLabel('使用地域').fill('石桥镇厂区');
      await product.fill('深沟球轴承 6204');
      await page.getByLabel('用多少').fill('一条线，每月 2 万套');
      await page.getByLabel('试用几个月').fill('6');
      await sound(page);
      await shoot(page, 'trial-ask');
      await page.getByRole('button', { name: '送出申请' }).click();
      await page.waitForURL(/\/trials\/[0-9a-f]{24}$/);
      trial = page.url().split('/').at(-1)!;
      await seen(page, '单位审批');
    },
  );

  story('when the unit approves on the record, then both write and sign one version', async () => {
    const { page } = office;
    await open(office);
    const approval = await sheetOf(page, '同意试用');
    await approval.getByLabel('依据什么同意').fill('权属清晰，企业资质和用途已核对');
    await approval.getByLabel('谁决定的').fill('成果转化办公会第 11 次');
    await send(page, approval);
    await page.getByRole('link', { name: '写条件' }).click();
    await page.waitForURL(/\/terms$/);
    await page.getByRole('combobox', { name: '怎么付' }).selectOption({ label: '按销售提成' });
    await page.getByLabel('公式（结果为元）').fill('新增产值 * 1.5%');
    await page.getByLabel('名字').fill('新增产值');
    await page.getByLabel('说明', { exact: true }).fill('一年新增产值');
    await page.getByLabel('单位').first().fill('元');
    await page.getByLabel('新增产值', { exact: true }).fill('6115000');
    await seen(page, '试算：9.17 万元');
    await page.getByRole('textbox', { name: '指标', exact: true }).fill('V2 合格率');
    await page.getByLabel('约定值').fill('95');
    await page.getByLabel('单位').last().fill('%');
    await sound(page);
    await shoot(page, 'trial-terms');
    await page.getByRole('button', { name: '保存条件' }).click();
    await page.waitForURL(/\/trials\/[0-9a-f]{24}$/);
    for (const side of [office, firm]) {
      await open(side);
      const sheet = await sheetOf(side.page, '签署条件');
      await sheet.getByRole('checkbox').check();
      await send(side.page, sheet);
    }
    await seen(firm.page, '免费许可已签');
    await seen(firm.page, '与签署时一致');
  });
});

describe('a trial runs', () => {
  story(
    'when the firm begins and reports twice, then the course and the price are drawn',
    async () => {
      await open(office);
      const handing = await sheetOf(office.page, '技术交底');
      for (const box of await handing.getByRole('checkbox').all()) await box.check();
      await send(office.page, handing);
      const { page } = firm;
      await open(firm);
      const beginning = await sheetOf(page, '开始试用');
      for (const box of await beginning.getByRole('checkbox').all()) await box.check();
      await beginning.getByLabel('V2 合格率').fill('86');
      await beginning.getByLabel('怎么量的').fill('测振仪，连续三批，每批 200 套');
      await send(page, beginning);
      await seen(page, '试用中');
      for (const [value, worth] of [
        ['91', '3000000'],
        ['95.1', '6115000'],
      ] as const) {
        const report = await sheetOf(page, '记一次数');
        await report.getByLabel('V2 合格率').fill(value);
        await report.getByLabel('一年新增产值').fill(worth);
        await send(page, report);
      }
      await seen(page, '95.1%');
      await seen(page, /达到约定/);
      await seen(page, '9.17 万元');
      await page.getByRole('img', { name: /V2 合格率：试用前 86%，现在 95.1%/ }).waitFor();
      await sound(page);
      await shoot(page, 'trial-course-phone');
      await open(office);
      await office.page.getByRole('img', { name: /V2 合格率/ }).waitFor();
      await shoot(office.page, 'trial-course');
      await press(office.page, '确认基线');
      await done(office.page);
    },
  );

  story(
    'when the firm decides early to keep it, then unit, price and publicity follow',
    async () => {
      const { page } = firm;
      await open(firm);
      await press(page, '进入到期评估');
      await done(page);
      const keeping = await sheetOf(page, '留用');
      await send(page, keeping);
      await seen(page, '有偿转化审批');
      await open(office);
      const approval = await sheetOf(office.page, '批准转化');
      await approval.getByLabel('依据什么同意').fill('价格按协议公式，数据已核对');
      await approval.getByLabel('谁决定的').fill('成果转化办公会第 12 次');
      await send(office.page, approval);
      const price = await sheetOf(office.page, '定价并公示');
      await price.getByLabel('价格', { exact: true }).fill('90000');
      await price.locator('button[type="submit"]').click();
      await seen(office.page, /公式/);
      await price.getByLabel('价格', { exact: true }).fill('91725');
      await send(office.page, price);
      await seen(office.page, '公示');
      const other = await seatedAs(browser, 'firm-loom', 390);
      await other.page.goto(`${url}/publicity`);
      await seen(other.page, title);
      await sound(other.page);
      const objecting = await sheetOf(other.page, `提出异议 ${title}`);
      await objecting.getByRole('textbox').fill('价格没有计入后续维护');
      await send(other.page, objecting);
      await open(office);
      const answer = await sheetOf(office.page, '答复异议');
      await answer.getByLabel('这条异议').selectOption({ label: '不成立' });
      await answer.getByLabel('写清事实').fill('维护不在许可范围内，双方另行约定');
      await send(office.page, answer);
      await seen(office.page, '维护不在许可范围内，双方另行约定');
      await shoot(office.page, 'trial-public');
    },
  );
});
