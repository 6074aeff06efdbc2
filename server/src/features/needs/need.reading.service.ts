import { type Actor, firmRoles } from '@zhiqiao/shared/accounts/account.schema';
import { demand, permits } from '@zhiqiao/shared/kernel/policy';
import type { TimelineEntry } from '@zhiqiao/shared/kernel/timeline';
import type * as doors from '@zhiqiao/shared/needs/need.endpoints';
import { likeness } from '@zhiqiao/shared/needs/need.likeness';
import { openToAll } from '@zhiqiao/shared/needs/need.machine';
import { type NeedStanding, needPolicy, opensGroup } from '@zhiqiao/shared/needs/need.policy';
import { type Group, groups, type NeedView } from '@zhiqiao/shared/needs/need.schema';
import type { UseCase } from '../../platform/ask.ts';
import { factsOf } from '../../platform/events.ts';
import { keyOf, remembered } from '../../platform/memory.ts';
import { bidCounts, bidOf } from '../bids/bid.reads.ts';
import { noteOpenings } from '../disclosures/disclosure.noting.ts';
import { fileLinks } from '../files/file.service.ts';
import { organisationBrief } from '../organisations/organisation.reads.ts';
import { ownAlike } from './need.likeness.ts';
import type { NeedRow } from './need.model.ts';
import { demandOn, loadNeed, standingsOn } from './need.moving.ts';
import { needsByIds } from './need.reads.ts';
import { toView } from './need.view.ts';

/** The view of a need for an actor: their standings, and only the joins they may see. */
export const showTo = async (actor: Actor | undefined, row: NeedRow): Promise<NeedView> => {
  const id = String(row._id);
  const myBid = actor?.expert ? await bidOf(id, actor.expert) : undefined;
  const held = standingsOn(actor, row, myBid !== undefined);
  demand(needPolicy, 'read', held, row.state);
  // One after another: a view is also made inside a transaction, whose session takes one command at a time.
  const firm = await organisationBrief(String(row.firm));
  // Nobody bids on a draft.
  const counts = row.state === 'draft' ? undefined : (await bidCounts([id])).get(id);
  const files = opensGroup(held, row, 'files', actor?.expert)
    ? await fileLinks(row.files.map(String))
    : [];
  return toView(row, held, {
    firm: { id: String(row.firm), name: firm?.name ?? '', verified: firm?.standing === 'verified' },
    files,
    bids: counts ?? { total: 0, waiting: 0 },
    myBid,
    expert: actor?.expert,
  });
};

/** Nothing stands in it: nobody learnt anything by reading it. */
const isBlank = (view: NeedView, group: Group): boolean =>
  (group === 'files' && !view.files?.length) || (group === 'secrets' && !view.secrets);

/** The view, with a note in the firm's ledger of what it disclosed. */
export const showNoted = async (actor: Actor, row: NeedRow, at: Date): Promise<NeedView> => {
  const view = await showTo(actor, row);
  const hidden = view.hidden.map(({ group }) => group);
  const shown = groups.filter((group) => !hidden.includes(group) && !isBlank(view, group));
  noteOpenings(
    { id: view.id, tiers: row.tiers },
    actor,
    view.standings as NeedStanding[],
    shown,
    at,
  );
  return view;
};

/** Guests all see the same: their view is kept for a moment. */
export const readNeed: UseCase<typeof doors.readNeed> = async (ask, world) => {
  const { id } = ask.params;
  if (ask.actor) return showNoted(ask.actor, await loadNeed(id), world.clock.now());
  return remembered(keyOf('need', id), async () => showTo(undefined, await loadNeed(id)));
};

const insiders: readonly NeedStanding[] = ['firm', 'officer', 'clockwork'];
/** Facts that only the firm and the bureau see. */
const inner = new Set([
  'need.edited',
  'need.returned',
  'need.countersignAsked',
  'need.promised',
  'need.introduced',
  'need.confirmed',
  'need.doorShut',
  'need.doorOpened',
]);

/** What an expert does before a bid is sent: the firm learns of a bid when it arrives. */
const unsent = new Set(['bid.drafted', 'bid.edited', 'bid.sentToUnit', 'bid.givenBack']);

/** One side's word on a suggestion is for its own list and for the matching to learn from. */
const besides = 'introduction.judged';

/** Facts of the need; with an expert without those of other experts: their bids, talks, promises. */
const concerning = async (expert: string | undefined, need: string) => {
  const facts = await factsOf('need', need);
  if (!expert) return facts;
  const bid = await bidOf(need, expert);
  return facts.filter(({ subject, refs }) =>
    subject.noun === 'bid' ? subject.id === bid?.id : (refs?.expert ?? expert) === expert,
  );
};

/** Facts of the need and of its bids; an outsider sees those of the need, and what was theirs: a bid, a talk, a promise. */
export const readTimeline: UseCase<typeof doors.readNeedTimeline> = async (ask) => {
  const row = await loadNeed(ask.params.id);
  const myBid = ask.actor?.expert ? await bidOf(ask.params.id, ask.actor.expert) : undefined;
  const held = standingsOn(ask.actor, row, myBid !== undefined);
  demandOn(row, 'seeTimeline', held);
  const outside = !held.some((standing) => insiders.includes(standing));
  const mine = (expert: string | undefined) => expert !== undefined && expert === ask.actor?.expert;
  const facts = await concerning(ask.query.expert, ask.params.id);
  const officer = held.includes('officer');
  const shown = facts.filter((fact) => {
    if (fact.name === besides) return false;
    if (fact.subject.noun !== 'need' && !officer && unsent.has(fact.name))
      return fact.subject.id === myBid?.id;
    if (!outside || mine(fact.refs?.expert)) return true;
    if (fact.subject.noun !== 'need') return fact.subject.id === myBid?.id;
    return !inner.has(fact.name);
  });
  return {
    items: shown.map(
      (fact): TimelineEntry => ({
        id: fact.id,
        at: fact.at.toISOString(),
        name: fact.name,
        noun: fact.subject.noun,
        actor: { name: fact.actor.name, role: fact.actor.role },
        ...(fact.from ? { from: fact.from } : {}),
        ...(fact.to ? { to: fact.to } : {}),
        ...(fact.reason ? { reason: fact.reason } : {}),
        ...(fact.note ? { note: fact.note } : {}),
      }),
    ),
  };
};

/** My own open needs that a text may repeat, and published ones like it with how they ended. */
export const findSimilar: UseCase<typeof doors.findSimilarNeeds> = async (ask, world) => {
  const { title, background, except } = ask.body;
  const told = { title, background };
  const own = ask.me.organisation ? await ownAlike(told, ask.me.organisation, except) : [];
  const mine = own
    .filter((item) => item.likeness >= 0.25)
    .slice(0, 3)
    .map((item) => ({ ...item, mine: true }));
  const found = await world.search
    .candidates({
      index: 'needs',
      texts: [
        { text: title, weight: 3 },
        { text: background, weight: 1 },
      ],
      terms: 20,
      limit: 8,
    })
    .catch(() => []);
  const others = await needsByIds(found.map((candidate) => candidate.id));
  const open = others
    .filter(
      ({ row }) =>
        (openToAll as readonly string[]).includes(row.state) &&
        String(row.firm) !== ask.me.organisation,
    )
    .map(({ row }) => ({
      id: String(row._id),
      number: row.number,
      title: row.title,
      state: row.state,
      mine: false,
      likeness: likeness(told, {
        title: row.title,
        background: opensGroup(['guest'], row, 'problem') ? row.background : '',
      }),
    }))
    .toSorted((a, b) => b.likeness - a.likeness)
    .slice(0, 4);
  return { items: [...mine, ...open] };
};

export const isFirm = (actor: Actor): boolean =>
  (firmRoles as readonly string[]).includes(actor.role);

/** A need's file may be read by whoever its files' tier is open to, while it hangs on the need. */
export const mayReadFile = async (
  needId: string,
  fileId: string,
  actor: Actor | undefined,
  at: Date,
): Promise<boolean> => {
  const row = await loadNeed(needId);
  const myBid = actor?.expert ? await bidOf(needId, actor.expert) : undefined;
  const held = standingsOn(actor, row, myBid !== undefined);
  const may =
    permits(needPolicy, 'read', held, row.state) &&
    opensGroup(held, row, 'files', actor?.expert) &&
    row.files.map(String).includes(fileId);
  if (may && actor) noteOpenings({ id: needId, tiers: row.tiers }, actor, held, ['files'], at);
  return may;
};
