import type { RuleCode } from '@zhiqiao/shared/rules/rule.catalogue';
import { waitingBids } from '../bids/bid.reads.ts';
import { waitingContracts } from '../contracts/contract.reads.ts';
import { unverifiedExperts } from '../experts/expert.reads.ts';
import { waitingIntroductions } from '../introductions/introduction.reads.ts';
import { waitingNeeds } from '../needs/need.reads.ts';
import { unverifiedOrganisations } from '../organisations/organisation.reads.ts';
import { waitingOutcomes } from '../outcomes/outcome.reads.ts';
import { waitingPayments } from '../payments/payment.reads.ts';
import { waitingOffers } from '../rounds/offer.reads.ts';
import { afterWorkingDays } from '../rules/calendar.ts';
import { ruleValue } from '../rules/rule.service.ts';
import { waitingTrials } from '../trials/trial.reads.ts';

/** Something that waits: whose turn it is, for what, and by when. */
export interface Duty {
  noun: string;
  id: string;
  /** the need it belongs to */
  need?: string;
  county: string;
  who: string;
  what: string;
  startedAt: Date;
  due: Date;
}

/** What waits in one feature and is due by a moment; asked every minute. */
export type DutySource = (until: Date) => Promise<Duty[]>;

interface Clocked {
  _id: unknown;
  county: string;
  clock?: {
    who?: string | null;
    what?: string | null;
    startedAt?: Date | null;
    due?: Date | null;
  } | null;
}

/** The duty that a row's own clock tells. */
export const dutyOf = (noun: string, row: Clocked, need?: unknown): Duty[] => {
  const { who, what, startedAt, due } = row.clock ?? {};
  if (!(who && what && startedAt && due)) return [];
  const about = need ? { need: String(need) } : {};
  return [{ noun, id: String(row._id), ...about, county: row.county, who, what, startedAt, due }];
};

interface Since {
  _id: unknown;
  county: string;
  since: Date;
}

/** Where the row keeps no clock: the rule of the day on which it began to wait. */
const byRule = async (
  rows: Since[],
  of: { noun: string; who: string; what: string; rule: RuleCode },
  until: Date,
): Promise<Duty[]> => {
  const { rule, ...duty } = of;
  const found: Duty[] = [];
  for (const row of rows) {
    const days = await ruleValue(rule, row.county, row.since);
    const due = afterWorkingDays(row.since, days);
    if (due <= until)
      found.push({ ...duty, id: String(row._id), county: row.county, startedAt: row.since, due });
  }
  return found;
};

const officers = { who: 'bureau' } as const;

/** Every kind of thing that waits for somebody. A feature whose things wait adds its line. */
export const dutySources: readonly DutySource[] = [
  async (until) => (await waitingNeeds(until)).flatMap((row) => dutyOf('need', row, row._id)),
  async (until) => (await waitingBids(until)).flatMap((row) => dutyOf('bid', row, row.need)),
  async (until) => (await waitingOutcomes(until)).flatMap((row) => dutyOf('outcome', row)),
  async (until) => (await waitingTrials(until)).flatMap((row) => dutyOf('trial', row)),
  async (until) => (await waitingContracts(until)).flatMap((row) => dutyOf('contract', row)),
  // The bureau is reminded of the need, whose page has the follow-up; two introductions of one day are one word.
  async (until) =>
    (await waitingIntroductions(until)).flatMap((row) =>
      dutyOf('need', { ...row, _id: row.need }, row.need),
    ),
  async (until) => (await waitingOffers(until)).flatMap((row) => dutyOf('offer', row)),
  async (until) => (await waitingPayments(until)).flatMap((row) => dutyOf('payment', row)),
  async (until) =>
    byRule(
      await unverifiedOrganisations(),
      {
        noun: 'organisation',
        ...officers,
        what: 'verifyOrganisation',
        rule: 'organisation.verifyDays',
      },
      until,
    ),
  async (until) =>
    byRule(
      await unverifiedExperts(),
      { noun: 'expert', ...officers, what: 'verifyExpert', rule: 'expert.verifyDays' },
      until,
    ),
];
