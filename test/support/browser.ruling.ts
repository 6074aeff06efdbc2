import type { Page } from 'playwright-core';
import { send, sheetOf, sound } from './browser.sheets.ts';
import { seen, shoot, url } from './browser.ts';

/** In Shanghai. */
export const today = (): string => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

/** The county's leader raises the conversion subsidy to forty percent from today on, after a look at what follows. */
export const raiseSubsidy = async (page: Page) => {
  await page.goto(`${url}/rules?tab=money`);
  const sheet = await sheetOf(page, '修改：转化补助的比例');
  await sheet.getByLabel('改成').fill('40');
  await sheet.getByLabel('依据文件').fill('清江县转化补助办法（修订示例）');
  await sheet.getByLabel('施行日').fill(today());
  await sheet.getByLabel('文号').fill('清科〔2026〕30号（示例）');
  await sheet.getByRole('button', { name: '看看会怎样' }).click();
  await sheet.getByText('发布之前，请核对').waitFor();
  await shoot(page, 'rule-preview');
  await send(page, sheet);
  await seen(page, /清江县转化补助办法（修订示例）/);
  await sheetOf(page, '转化补助的比例的沿革');
  await page.getByRole('dialog').getByText('30%').first().waitFor();
  await sound(page);
};
