import { bidPolicy } from '@zhiqiao/shared/bids/bid.policy';
import { demand } from '@zhiqiao/shared/kernel/policy';
import { Refusal } from '@zhiqiao/shared/kernel/refusal';
import type * as doors from '@zhiqiao/shared/quotes/quote.endpoints';
import { dayOf } from '@zhiqiao/shared/rules/workingDays';
import type { UseCase } from '../../platform/ask.ts';
import { loadBid, standingsOn } from '../bids/bid.moving.ts';
import { needById } from '../needs/need.reads.ts';
import { citedRules } from '../rules/rule.citing.service.ts';
import { costOfTrial } from '../trials/trial.cost.ts';
import { readable } from '../trials/trial.reading.service.ts';
import { quoteOf, quoteRuleCodes } from './quote.lines.ts';

export const quoteTrial: UseCase<typeof doors.quoteTrial> = async (ask, world) => {
  const { row } = await readable(ask.params.id, ask.me);
  const at = world.clock.now();
  const price = ask.query.amountFen ?? row.price?.amountFen ?? costOfTrial(row)?.amountFen;
  if (price === undefined)
    throw new Refusal('notReady', { noun: 'trial', lacking: ['termsComplete'] });
  const rules = await citedRules(quoteRuleCodes, row.county, at);
  return quoteOf(price, ['voucher', 'subsidy'], rules, dayOf(at));
};

/** The conversion subsidy is for outcomes that are taken over; a voucher is for any technical service. */
const takesOver = (modes: readonly string[]): boolean =>
  modes.includes('transfer') || modes.includes('license');

export const quoteBid: UseCase<typeof doors.quoteBid> = async (ask, world) => {
  const row = await loadBid(ask.params.id);
  demand(bidPolicy, 'read', standingsOn(ask.me, row), row.state);
  const need = await needById(String(row.need));
  const at = world.clock.now();
  const rules = await citedRules(quoteRuleCodes, row.county, at);
  const fits = takesOver(need?.row.modes ?? [])
    ? (['voucher', 'subsidy'] as const)
    : (['voucher'] as const);
  return quoteOf(row.price, fits, rules, dayOf(at));
};
