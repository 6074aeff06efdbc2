import type { Browser, Page } from 'playwright-core';
import { send, sound } from './browser.sheets.ts';
import { seen, shoot, url, type Visitor, visitor } from './browser.ts';

/** The outcome that the course is about: a way to tell rework on a loom in time. */
export const title = '剑杆织机引纬返工在线判别方法';
export const outcomeOf = (page: Page) => page.getByRole('listitem').filter({ hasText: title });

/** Presses a deed of the outcome in a list and sends its sheet. */
export const moved = async (page: Page, deed: string, picture?: string) => {
  await outcomeOf(page)
    .getByRole('button', { name: new RegExp(`^${deed}`) })
    .click();
  const sheet = page.getByRole('dialog');
  await sheet.waitFor();
  if (picture) await shoot(page, picture);
  await send(page, sheet);
};

/** The office writes the outcome: two stages, a file for firms on trial, and who confirms it. */
export const writeOutcome = async (page: Page) => {
  await page.goto(`${url}/desk/outcomes?edit=new`);
  await page.getByLabel('成果名称').fill(title);
  await page
    .getByLabel('成果简介')
    .fill('产线返工率从 8% 降到 1.5%，同类产线连续三批验证，改造分两步，不停机。');
  await page.getByLabel('成熟度', { exact: true }).selectOption('7');
  await page.getByLabel('关键词').fill('返工、产线');
  await page.getByLabel(/可以先用后转/).check();
  await page.getByLabel(/权属清晰/).check();
  await page.getByRole('combobox', { name: '留用时怎么付' }).selectOption('stages');
  for (const [at, label, amount, when] of [
    [0, '首付', '6', '签合同后 10 日'],
    [1, '验收款', '12', '量产验收后'],
  ] as const) {
    await page.getByLabel('名称', { exact: true }).nth(at).fill(label);
    await page.getByLabel('金额', { exact: true }).nth(at).fill(amount);
    await page.getByRole('textbox', { name: '什么时候付' }).nth(at).fill(when);
  }
  await page
    .locator('input[type="file"]')
    .last()
    .setInputFiles({ name: '工艺参数.txt', mimeType: 'text/plain', buffer: Buffer.from('参数') });
  await page.getByLabel('工艺参数.txt 谁能打开').selectOption('trial');
  await page.getByRole('combobox', { name: '完成人' }).selectOption({ label: '江砚秋' });
};

/** Its office writes it, its inventor confirms it, its unit lists it; anybody reads it in either language. */
export const listOutcome = async (
  browser: Browser,
  { office, inventor }: Record<'office' | 'inventor', Visitor>,
): Promise<string> => {
  const { page } = office;
  await writeOutcome(page);
  await sound(page);
  await shoot(page, 'outcome-editor');
  await page.getByRole('button', { name: '保存草稿' }).click();
  await moved(page, '送完成人确认');
  await inventor.page.goto(`${url}/desk/outcomes`);
  await sound(inventor.page);
  await moved(inventor.page, 'Confirm', 'outcome-confirming');
  await page.reload();
  await moved(page, '批准入池');
  await outcomeOf(page)
    .getByText(/入池至/)
    .waitFor();
  await outcomeOf(page).getByRole('link', { name: title, exact: true }).click();
  await seen(page, /首付 6 万元（签合同后 10 日）/);
  await page.waitForURL(/\/outcomes\/[0-9a-f]{24}$/);
  const outcome = page.url().split('/').at(-1)!;
  await sound(page);
  await shoot(page, 'outcome-listed');
  const reader = await visitor(browser, 390, 'en-US', false);
  await reader.page.goto(page.url());
  await seen(reader.page, /首付 CNY 60,000/);
  await sound(reader.page);
  await shoot(reader.page, 'outcome-listed-en');
  return outcome;
};

/** The office offers its outcome to the firm whose need it answers. */
export const offerLead = async (page: Page) => {
  await page.goto(`${url}/desk/leads`);
  const lead = outcomeOf(page).filter({ hasText: '织机产线返工率偏高' });
  await lead
    .getByText(/返工率 ≤ 2/)
    .first()
    .waitFor();
  await shoot(page, 'lead-office');
  await lead.getByRole('button', { name: /推荐给企业/ }).click();
  const offering = page.getByRole('dialog');
  await offering.getByLabel('给企业的话').fill('先在一台织机上试两周');
  await send(page, offering);
};
