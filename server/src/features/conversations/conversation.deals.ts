import type { Actor } from '@zhiqiao/shared/accounts/account.schema';
import { bidPolicy, bidStandings } from '@zhiqiao/shared/bids/bid.policy';
import type { TalkAbout, TalkKind } from '@zhiqiao/shared/conversations/conversation.schema';
import {
  engagementPolicy,
  engagementStandings,
} from '@zhiqiao/shared/engagements/engagement.policy';
import { demand } from '@zhiqiao/shared/kernel/policy';
import { needPolicy } from '@zhiqiao/shared/needs/need.policy';
import { trialPolicy, trialStandings } from '@zhiqiao/shared/trials/trial.policy';
import { bidParties, bidStates } from '../bids/bid.reads.ts';
import { engagementParties, engagementStatesOf } from '../engagements/engagement.reads.ts';
import { expertById } from '../experts/expert.reads.ts';
import { standingsOn } from '../needs/need.moving.ts';
import { needBriefs, needById } from '../needs/need.reads.ts';
import { outcomeTitles } from '../outcomes/outcome.reads.ts';
import { trialStatesOf, trialTold } from '../trials/trial.reads.ts';
import type { ConversationRow } from './conversation.model.ts';
import { dealKey } from './conversation.reads.ts';

/** What two sides talk about: who they are, and under which key there is one talk of it. */
export interface Deal {
  key: string;
  title: string;
  number: string;
  firm: string;
  county: string;
  expert?: string | undefined;
  unit?: string | undefined;
  need?: string | undefined;
  bid?: string | undefined;
  engagement?: string | undefined;
  /** the unit's office takes part from the beginning */
  office?: true;
}

interface Kind {
  /** the deal, for an actor who may talk about it; nothing when it is not theirs; may refuse */
  find(about: TalkAbout, actor: Actor): Promise<Deal | undefined>;
  /** how deals stand, by the id they are about */
  states(ids: readonly string[]): Promise<Map<string, string>>;
}

const named = async (need: string) => {
  const brief = (await needBriefs([need])).get(need);
  return { need, title: brief?.title ?? '', number: brief?.number ?? '' };
};

const own = (actor: Actor, deal: { firm: string; expert?: string | undefined }): boolean =>
  actor.organisation === deal.firm || (actor.expert !== undefined && actor.expert === deal.expert);

const findBid: Kind['find'] = async ({ id }, actor) => {
  const bid = await bidParties(id);
  if (!bid) return undefined;
  const held = bidStandings(actor, { ...bid, unit: bid.unit });
  demand(bidPolicy, 'read', held, bid.state);
  demand(bidPolicy, 'talk', held, bid.state);
  const { need, firm, expert, unit, county } = bid;
  return {
    key: dealKey(need, expert),
    ...(await named(need)),
    bid: id,
    firm,
    expert,
    unit,
    county,
  };
};

/** Before a bid: the firm, or the expert themself, whom the list of this ground holds. */
const findOnNeed =
  (ground: 'introduced' | 'promisedBy'): Kind['find'] =>
  async ({ id, expert: whom }, actor) => {
    const row = (await needById(id))?.row;
    const expert = actor.expert ?? whom;
    if (!row || !expert || !row[ground].map(String).includes(expert)) return undefined;
    const firm = String(row.firm);
    if (!own(actor, { firm, expert })) return undefined;
    demand(needPolicy, 'talk', standingsOn(actor, row), row.state);
    const { title, number, county } = row;
    const unit = (await expertById(expert))?.unit;
    return { key: dealKey(id, expert), title, number, county, need: id, firm, expert, unit };
  };

const findEngagement: Kind['find'] = async ({ id }, actor) => {
  const parties = await engagementParties(id);
  if (!parties) return undefined;
  const held = engagementStandings(actor, parties);
  if (held.length === 0) return undefined;
  demand(engagementPolicy, 'talk', held);
  const key = dealKey(parties.need, parties.expert);
  return { key, ...(await named(parties.need)), ...parties, engagement: id };
};

/** A trial is the unit's contract: its office is there whether or not an inventor is. */
const findTrial: Kind['find'] = async ({ id }, actor) => {
  const trial = await trialTold(id);
  if (!trial) return undefined;
  const { firm, unit, county, inventor: expert, number, outcome } = trial;
  const held = trialStandings(actor, trial);
  demand(trialPolicy, 'read', held, trial.state);
  demand(trialPolicy, 'talk', held, trial.state);
  const title = (await outcomeTitles([outcome])).get(outcome)?.title ?? number;
  return { key: `trial ${id}`, title, number, county, firm, expert, unit, office: true };
};

const needStates = async (ids: readonly string[]) =>
  new Map([...(await needBriefs(ids))].map(([id, { state }]) => [id, state as string]));

/** One line for each kind of deal that is talked about. */
export const dealKinds: Record<TalkKind, Kind> = {
  need: { find: findOnNeed('promisedBy'), states: needStates },
  introduction: { find: findOnNeed('introduced'), states: needStates },
  bid: { find: findBid, states: bidStates },
  engagement: { find: findEngagement, states: engagementStatesOf },
  trial: { find: findTrial, states: trialStatesOf },
};

/** The noun whose machine a kind's states are of. */
export const nounOf = (kind: TalkKind): string => (kind === 'introduction' ? 'need' : kind);

/** How the deals of talks stand, by talk. */
export const dealStates = async (
  rows: readonly Pick<ConversationRow, '_id' | 'about'>[],
): Promise<Map<string, { noun: string; state: string }>> => {
  const found = new Map<string, { noun: string; state: string }>();
  for (const kind of Object.keys(dealKinds) as TalkKind[]) {
    const own = rows.filter((row) => row.about.kind === kind);
    if (own.length === 0) continue;
    const states = await dealKinds[kind].states(own.map((row) => row.about.id));
    for (const row of own)
      found.set(String(row._id), { noun: nounOf(kind), state: states.get(row.about.id) ?? '' });
  }
  return found;
};
