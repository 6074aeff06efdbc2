import type { enterContract } from '@zhiqiao/shared/contracts/contract.endpoints';
import type { z } from 'zod';
import { fenOfYuan } from '../../platform/money.ts';

type Body = z.input<NonNullable<typeof enterContract.body>>;

export interface StageRow {
  label: string;
  amount: string;
  when: string;
}
export type EntryField =
  | 'kind'
  | 'title'
  | 'buyer'
  | 'seller'
  | 'side'
  | 'amountFen'
  | 'technicalFen'
  | 'signedOn'
  | 'award.awardFen'
  | 'award.teamFen'
  | 'award.mainFen';

const today = (): string => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

export const emptyEntry = (): Record<EntryField, string> => ({
  kind: 'development',
  title: '',
  buyer: '',
  seller: '',
  side: 'bought',
  amountFen: '',
  technicalFen: '',
  signedOn: today(),
  'award.awardFen': '',
  'award.teamFen': '',
  'award.mainFen': '',
});

const awardOf = (form: Record<EntryField, string>): Pick<Body, 'award'> => {
  const [awardFen, teamFen, mainFen] = (['awardFen', 'teamFen', 'mainFen'] as const).map((key) =>
    fenOfYuan(form[`award.${key}`]),
  ) as [number, number, number];
  const typed = ['awardFen', 'teamFen', 'mainFen'].some(
    (key) => form[`award.${key}` as EntryField].trim() !== '',
  );
  return typed ? { award: { awardFen, teamFen, mainFen } } : {};
};

/** The entry as the door takes it; the parties are ids by now, empty where a name was not known. */
export const toEntry = (
  form: Record<EntryField, string>,
  stages: readonly StageRow[],
  parties: { buyer: string; seller?: string },
): Body => ({
  kind: form.kind as Body['kind'],
  title: form.title,
  buyer: parties.buyer,
  ...(parties.seller ? { seller: parties.seller } : {}),
  side: form.side as NonNullable<Body['side']>,
  amountFen: fenOfYuan(form.amountFen),
  technicalFen: fenOfYuan(form.technicalFen || form.amountFen),
  signedOn: form.signedOn,
  stages: stages.map(({ label, amount, when }) => ({ label, amountFen: fenOfYuan(amount), when })),
  ...awardOf(form),
});
