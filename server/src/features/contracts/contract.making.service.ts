import type { Actor } from '@zhiqiao/shared/accounts/account.schema';
import type { AwardSplit, ContractKind } from '@zhiqiao/shared/contracts/contract.schema';
import { dayOf } from '@zhiqiao/shared/rules/workingDays';
import { refuseField } from '../../platform/language.ts';
import { nextNumber } from '../../platform/numbers.ts';
import type { Priced } from '../payments/payment.plan.ts';
import { planPayments } from '../payments/payment.planning.service.ts';
import { ruleValue } from '../rules/rule.service.ts';
import { ContractModel, type ContractRow } from './contract.model.ts';
import { recordOn } from './contract.moving.ts';

export interface Signing {
  kind: ContractKind;
  title: string;
  seller: string;
  buyer: string;
  county: string;
  side: 'sold' | 'bought';
  amountFen: number;
  technicalFen: number;
  signedOn: string;
  trial?: string;
  outcome?: string;
  award?: AwardSplit;
  /** by what it is paid, where a trial agreed it, or in which stages */
  paid?: Pick<Priced, 'pricing' | 'trigger' | 'stages'>;
}

/** The team gets its least share of the award, and its main finisher theirs: held at entry, by the county's rows. */
export const refuseUnfair = async (
  award: AwardSplit,
  county: string,
  at: Date,
  within = '',
): Promise<void> => {
  const { awardFen, teamFen, mainFen } = award;
  if (teamFen > awardFen) throw refuseField(`${within}teamFen`, 'award.whole');
  if (mainFen > teamFen) throw refuseField(`${within}mainFen`, 'award.whole');
  const team = await ruleValue('award.teamPercent', county, at);
  const main = await ruleValue('award.mainPercent', county, at);
  if (teamFen * 100 < awardFen * team) throw refuseField(`${within}teamFen`, 'award.team');
  if (mainFen * 100 < awardFen * main) throw refuseField(`${within}mainFen`, 'award.main');
};

/** Records a signed technical contract, still to be registered by its seller. @returns its id */
export const beginContract = async (signing: Signing, by: Actor, at: Date): Promise<string> => {
  if (signing.signedOn > dayOf(at)) throw refuseField('signedOn', 'days.future');
  if (signing.award) await refuseUnfair(signing.award, signing.county, at, 'award.');
  const number = await nextNumber('HT', at);
  const { paid, ...contract } = signing;
  const [made] = await ContractModel.create([
    { ...contract, number, state: 'signed', createdAt: at, movedAt: at } as never,
  ]);
  const row = (made as unknown as { toObject(): unknown }).toObject() as ContractRow;
  await recordOn(row, 'contract.signed', by, at, { to: 'signed' });
  const id = String(row._id);
  await planPayments({ ...contract, id, number }, { ...signing, ...paid }, at);
  return id;
};
