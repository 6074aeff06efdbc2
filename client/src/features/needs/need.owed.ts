import type { NeedRow } from '@zhiqiao/shared/needs/need.schema';
import type { NextCode } from './need.next.ts';

export type OwedCode = Extract<
  NextCode,
  | 'write'
  | 'countersign'
  | 'answerBids'
  | 'mend'
  | 'confirm'
  | 'sign'
  | 'report'
  | 'resume'
  | 'renew'
>;

export interface Owed {
  code: OwedCode;
  row: NeedRow;
}

const codes: Readonly<Record<string, OwedCode>> = {
  answerBids: 'answerBids',
  mend: 'mend',
  sign: 'sign',
  resume: 'resume',
  renew: 'renew',
};

/** What the firm owes on one of its needs, as far as a row of the list tells. A clock without the firm on it owes nothing. */
const owedOn = (row: NeedRow, countersigns: boolean): Owed | undefined => {
  const what = row.clock?.who === 'firm' ? row.clock.what : undefined;
  if (what === 'countersign') return countersigns ? { code: 'countersign', row } : undefined;
  const code = what ? codes[what] : undefined;
  if (code) return { code, row };
  if (row.state === 'refining' && row.confirmed === false) return { code: 'confirm', row };
  if (row.state === 'delivering' && row.reported === false) return { code: 'report', row };
  return row.state === 'draft' ? { code: 'write', row } : undefined;
};

/** What the firm owes, earliest due first; drafts have no clock and come last. */
export const owedIn = (rows: readonly NeedRow[], countersigns: boolean): Owed[] =>
  rows
    .flatMap((row) => owedOn(row, countersigns) ?? [])
    .toSorted((a, b) => (a.row.clock?.due ?? '9').localeCompare(b.row.clock?.due ?? '9'));
