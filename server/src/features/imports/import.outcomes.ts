import { unfitFor } from '@zhiqiao/shared/outcomes/outcome.listing';
import type { OutcomeBrief, Property } from '@zhiqiao/shared/outcomes/outcome.schema';
import { sentenceOf } from '../../platform/language.ts';
import { offerIn } from './import.offers.ts';
import * as words from './import.words.ts';

type Fail = (key: string, message: string) => void;
type Cells = Record<string, string>;

const kinds: Record<string, Property['kind']> = {
  发明: 'invention',
  实用新型: 'utility',
  外观: 'design',
  软件: 'software',
  品种: 'variety',
  布图: 'layout',
  秘密: 'secret',
};

/** "ZL 2023 1 0000001|发明|2043-06-30；..." */
const properties = (cell: string | undefined, fail: Fail): unknown[] =>
  words.rowsOf(cell).map(([number = '', kind = '', until = '']) => {
    const known = Object.keys(kinds).find((word) => kind.includes(word));
    if (kind && !known) fail('properties', `认不出的知识产权类型“${kind}”`);
    return {
      number,
      kind: kinds[known ?? '发明'],
      ...(until ? { validUntil: until } : {}),
    };
  });

/** The rights, people, trial and payment of an outcome in a table; a column that is not there leaves the standard. */
export const outcomeMore = (cells: Cells, fail: Fail) => {
  const months = cells.trialMonths?.trim() ? Number(cells.trialMonths) : 12;
  if (!Number.isInteger(months)) fail('trialMonths', '不是月数');
  return {
    maturityEvidence: cells.maturityEvidence ?? '',
    exclusive: words.yes(cells.exclusive ?? ''),
    trialMonths: Number.isInteger(months) ? months : 12,
    trialScope: cells.trialScope ?? '',
    inventors: words.rowsOf(cells.inventors).map(([name = '', share = '']) => ({
      name,
      share: Number(share.replace(/[%％]$/, '')),
    })),
    properties: properties(cells.properties, fail),
    dispute: cells.dispute ?? '',
    offer: offerIn(cells, fail),
  };
};

const columnOf = { dispute: 'dispute', properties: 'properties', offer: 'payBy' } as const;

/** Of a row that is to be listed at once: every cell that keeps it from that. @param today in Asia/Shanghai */
export const refuseUnlisted = (value: OutcomeBrief, today: string, fail: Fail): void => {
  if (!value.ownershipClear) return;
  for (const { field, rule } of unfitFor(value, today))
    if (field !== 'ownershipClear')
      fail(columnOf[field], sentenceOf(field === 'offer' ? 'offer.missing' : rule));
};
