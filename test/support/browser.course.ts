import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { outcomeOf, title } from './browser.listing.ts';
import { ask } from './browser.people.ts';
import { today } from './browser.ruling.ts';
import { send, sheetOf, sound } from './browser.sheets.ts';
import { done, seen, shoot, url, type Visitor } from './browser.ts';

const useCase = 'Weft rework on loom line three, eight percent today';

export const openTrial = ({ page }: Visitor, id: string) => page.goto(`${url}/trials/${id}`);

/** What both agree instead of the stages: a share of what the firm gains. */
export const writeTerms = async (page: Page) => {
  await page.getByRole('link', { name: '写条件' }).click();
  await page.waitForURL(/\/terms$/);
  await page.getByRole('combobox', { name: '怎么付' }).selectOption({ label: '按销售提成' });
  await page.getByLabel('公式（结果为元）').fill('新增产值 * 1.5%');
  await page.getByLabel('名字').fill('新增产值');
  await page.getByLabel('说明', { exact: true }).fill('一年新增产值');
  await page.getByLabel('单位').first().fill('元');
  await page.getByLabel('新增产值', { exact: true }).fill('6115000');
  await page.getByText('试算：9.17 万元').waitFor();
  await page.getByRole('textbox', { name: '指标', exact: true }).fill('返工率');
  await page.getByRole('combobox', { name: '要求' }).selectOption({ label: '不高于' });
  await page.getByLabel('约定值').fill('2');
  await page.getByLabel('单位').last().fill('%');
};

export const approve = async (page: Page, deed: string, meeting: string) => {
  const sheet = await sheetOf(page, deed);
  await sheet.getByLabel('依据什么同意').fill('权属清晰，企业资质、用途和价格已核对');
  await sheet.getByLabel('谁决定的').fill(meeting);
  await send(page, sheet);
};

/** On the page of its need the firm finds the outcome, and asks for a trial; what it left open is pointed at. */
export const askFromNeed = async (page: Page, need: string): Promise<string> => {
  await page.goto(`${url}/needs/${need}`);
  const found = outcomeOf(page).filter({ hasText: 'Ask for a trial' });
  await found.getByRole('link', { name: 'Ask for a trial' }).click();
  await page.waitForURL(/\/trial\?need=/);
  await page.locator('option:checked', { hasText: '织机产线返工率偏高' }).waitFor({
    state: 'attached',
  });
  await page.getByLabel('What for').fill(useCase);
  await page.getByRole('button', { name: 'Send the request' }).click();
  const product = page.getByLabel('On which product');
  await page.locator('[aria-invalid="true"]').first().waitFor();
  expect(await product.getAttribute('aria-invalid')).toBe('true');
  expect(await page.getByLabel('What for').inputValue()).toBe(useCase);
  await page.getByLabel('Where it is used').fill('Weaving hall in Shiqiao');
  await product.fill('Rapier loom, weft insertion');
  await page.getByLabel('How much').fill('One line, twelve looms');
  await page.getByLabel('Months of trial').fill('6');
  await sound(page);
  await shoot(page, 'trial-ask');
  await page.getByRole('button', { name: 'Send the request' }).click();
  await page.waitForURL(/\/trials\/[0-9a-f]{24}$/);
  return page.url().split('/').at(-1)!;
};

/** The firm ticks what it received, measures, begins, and reports two times. */
export const useAndReport = async (page: Page) => {
  const beginning = await sheetOf(page, 'Begin the trial');
  for (const box of await beginning.getByRole('checkbox').all()) await box.check();
  await beginning.getByLabel('返工率').fill('8');
  await beginning.getByLabel('How it was measured').fill('Three batches, 200 pieces each');
  await send(page, beginning);
  await seen(page, 'On trial');
  for (const [value, worth] of [
    ['4', '3000000'],
    ['1.6', '6115000'],
  ] as const) {
    const report = await sheetOf(page, 'Record figures');
    await report.getByLabel('返工率').fill(value);
    await report.getByLabel('一年新增产值').fill(worth);
    await send(page, report);
  }
};

export const objectAndAnswer = async (firm: Visitor, office: Visitor, trial: string) => {
  const objecting = await sheetOf(firm.page, `提出异议 ${title}`);
  await objecting.getByRole('textbox').fill('价格没有计入后续维护');
  await send(firm.page, objecting);
  await openTrial(office, trial);
  const answer = await sheetOf(office.page, '答复异议');
  await answer.getByLabel('这条异议').selectOption({ label: '不成立' });
  await answer.getByLabel('写清事实').fill('维护不在许可范围内，双方另行约定');
  await send(office.page, answer);
};

/** Each side signs the version it reads. */
export const signAll = async (
  { office, firm, inventor }: Record<'office' | 'firm' | 'inventor', Visitor>,
  trial: string,
) => {
  for (const [side, deed] of [
    [office, '签署条件'],
    [firm, 'Sign the terms'],
    [inventor, 'Sign the terms'],
  ] as const) {
    await openTrial(side, trial);
    const sheet = await sheetOf(side.page, deed);
    await sheet.getByRole('checkbox').check();
    await send(side.page, sheet);
  }
};

/** The unit signs with two clicks and files the contract; the bureau's desk registers it. */
export const signAndRegister = async (page: Page, desk: Page) => {
  const sheet = await sheetOf(page, '签订合同');
  await sheet.locator('button[type="submit"]').dblclick();
  await done(page);
  await seen(page, '已转化');
  await page.getByRole('link', { name: /^HT\d{4}-\d{4}$/ }).click();
  await page.waitForURL(/\/contracts\/[0-9a-f]{24}$/);
  await send(page, await sheetOf(page, '提交登记'));
  await seen(page, '已提交登记');
  await desk.goto(page.url());
  const registering = await sheetOf(desk, '准予登记');
  await registering.getByLabel('登记证号').fill('2026330000123');
  await send(desk, registering);
};

/** The bureau's leader reads of both in English, on a phone. */
export const readAbroad = async (page: Page, contracts: number, returned: string) => {
  await page.goto(`${url}/trials`);
  await seen(page, new RegExp(`${contracts} contracts`));
  await seen(page, '门板线要先重标张力，否则第一周不稳');
  await sound(page);
  await shoot(page, 'trial-overview-en');
  await page.goto(`${url}/trials/${returned}`);
  await seen(page, 'Returned');
  await seen(page, '新线推迟到明年，先不用');
  await sound(page);
  await shoot(page, 'trial-returned-en');
};

const terms = {
  mode: 'oneOff',
  pricing: { kind: 'fixed', amountFen: 18_000_000 },
  trigger: 'kept',
  scope: { territory: '石桥镇', product: '门板', volume: '一条线' },
  exclusive: false,
  months: 6,
  indicators: [{ key: 'ind1', name: '返工率', unit: '%', comparator: 'lte', target: 2 }],
  improvements: 'shared',
  confidentiality: '参数不得带出车间',
  reportDays: 30,
  checklist: [{ key: 'doc1', label: '工艺参数表' }],
  breach: '按约定价款的两倍支付',
};

/** Another firm uses the same outcome already: what its story stands on. */
export const aTrialInUse = async (
  outcome: string,
  { firm, office, inventor }: Record<'firm' | 'office' | 'inventor', Visitor>,
): Promise<string> => {
  const { scope, months } = terms;
  const { id } = await ask(firm, 'POST', '/api/trials', {
    outcome,
    useCase: '用在二号线的门板返工判别，先看一个月的数据',
    scope,
    size: 'small',
    months,
  });
  const deed = (who: Visitor, name: string, body: object = {}) =>
    ask<{ state: string }>(who, 'POST', `/api/trials/${id}/${name}`, body);
  await deed(office, 'approve', { basis: '资质和用途已核对', decidedBy: '办公会' });
  await ask(office, 'PUT', `/api/trials/${id}/terms`, { terms, rev: 0 });
  for (const side of [firm, office, inventor]) await deed(side, 'sign', { terms: 1, pledge: true });
  await deed(office, 'hand-over', { given: ['doc1'] });
  await deed(firm, 'begin', {
    startedOn: today(),
    received: ['doc1'],
    baseline: [{ key: 'ind1', value: 7 }],
    measured: '连续三批抽检',
  });
  await deed(firm, 'reports', {
    on: today(),
    values: [{ key: 'ind1', value: 5 }],
  });
  await deed(firm, 'evaluate');
  return id;
};
