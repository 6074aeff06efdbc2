import * as words from './import.words.ts';

type Fail = (key: string, message: string) => void;
type Cells = Record<string, string>;

const rowsOf = (cell: string | undefined): string[][] =>
  (cell ?? '')
    .split(/[；;\n]/)
    .map((line) => line.split('|').map((part) => part.trim()))
    .filter(([first]) => first);

const kinds: Record<string, string> = {
  发明: 'invention',
  实用新型: 'utility',
  外观: 'design',
  软件: 'software',
  品种: 'variety',
  布图: 'layout',
  秘密: 'secret',
};

/** The rights, people and trial of an outcome in a table; a column that is not there leaves the standard. */
export const outcomeMore = (cells: Cells, fail: Fail) => {
  const months = cells.trialMonths?.trim() ? Number(cells.trialMonths) : 12;
  if (!Number.isInteger(months)) fail('trialMonths', '不是月数');
  return {
    maturityEvidence: cells.maturityEvidence ?? '',
    exclusive: words.yes(cells.exclusive ?? ''),
    trialMonths: Number.isInteger(months) ? months : 12,
    trialScope: cells.trialScope ?? '',
    inventors: rowsOf(cells.inventors).map(([name = '', share = '']) => ({
      name,
      share: Number(share),
    })),
    properties: rowsOf(cells.properties).map(([number = '', kind = '', until = '']) => ({
      number,
      kind: kinds[kind] ?? 'invention',
      ...(until ? { validUntil: until } : {}),
    })),
  };
};
