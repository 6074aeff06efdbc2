import type { RecordedEvent } from '../../platform/events.ts';
import { type BidTold, bidTold } from '../bids/bid.reads.ts';
import { expertName } from '../experts/expert.reads.ts';
import { leadTold } from '../leads/lead.reads.ts';
import { needBriefs } from '../needs/need.reads.ts';
import { organisationBrief } from '../organisations/organisation.reads.ts';
import { outcomeTold } from '../outcomes/outcome.reads.ts';
import { paymentTold } from '../payments/payment.reads.ts';
import { offerTold } from '../rounds/offer.reads.ts';
import { watchTold } from '../watches/watch.reads.ts';
import { tellTalk } from './notice.talk.telling.ts';
import { tellContract, tellTrial } from './notice.trial.telling.ts';

/** What a notice needs to know of the thing an event is about. */
export interface Told {
  words: Record<string, string>;
  firm?: string | undefined;
  expert?: string | undefined;
  unit?: string | undefined;
  organisation?: string | undefined;
  inventor?: string | undefined;
  watcher?: string | undefined;
  /** the list that has something new: what a screen holds of it is old */
  list?: string;
  need?: string | undefined;
  /** accounts that asked not to be told of it */
  deaf?: readonly string[];
  /** whose turn it is, and until when */
  clock?: { who?: string | null; due?: Date | null } | null | undefined;
}

const tellNeed = async (id: string): Promise<Told | undefined> => {
  const need = (await needBriefs([id])).get(id);
  if (!need) return undefined;
  const { title, number, firm, selected, clock } = need;
  return {
    words: { title, number, firm: (await organisationBrief(firm))?.name ?? '' },
    firm,
    expert: selected ? String(selected) : undefined,
    need: id,
    clock,
  };
};

const tellBid = (
  bid: BidTold,
  title: string,
  number: string,
  firmName: string,
  expertName: string,
): Told => ({
  words: { title, number, firm: firmName, expert: expertName },
  firm: bid.firm,
  expert: bid.expert,
  unit: bid.unit,
  need: bid.need,
  clock: bid.clock,
});

const thingOf = async (event: RecordedEvent): Promise<Told | undefined> => {
  const { noun, id } = event.subject;
  if (noun === 'need') return tellNeed(id);
  if (noun === 'bid') {
    const bid = await bidTold(id);
    const need = bid && (await needBriefs([bid.need])).get(bid.need);
    if (!bid || !need) return undefined;
    const firm = await organisationBrief(bid.firm);
    return tellBid(bid, need.title, need.number, firm?.name ?? '', await expertName(bid.expert));
  }
  if (noun === 'organisation') {
    const organisation = await organisationBrief(id);
    return (
      organisation && {
        words: { firm: organisation.name, title: organisation.name },
        organisation: id,
      }
    );
  }
  if (noun === 'expert') {
    const name = await expertName(id);
    return name ? { words: { expert: name, title: name }, expert: id } : undefined;
  }
  if (noun === 'watch') return watchTold(id);
  if (noun === 'conversation') return tellTalk(event);
  if (noun === 'payment') return paymentTold(id);
  if (noun === 'lead') return leadTold(id);
  if (noun === 'offer') return offerTold(id);
  if (noun === 'trial') return tellTrial(id);
  if (noun === 'contract') return tellContract(id);
  return (await outcomeTold(id)) ?? undefined;
};

/** Whose turn it is, as a name. */
const ownerName = async (who: string, told: Told): Promise<string> => {
  if (who === 'firm') return told.words.firm ?? '';
  if (who === 'expert') return told.words.expert ?? '';
  const unit = who === 'unit' && told.unit ? await organisationBrief(told.unit) : undefined;
  return unit?.name ?? '';
};

/** What an event is about, and the duty it speaks of where it does. */
export const toldOf = async (event: RecordedEvent): Promise<Told | undefined> => {
  const thing = await thingOf(event);
  const { what, day, who } = event.refs ?? {};
  if (!thing || !(what || day)) return thing;
  const words: Record<string, string> = { ...thing.words };
  if (who) words.owner = await ownerName(who, thing);
  if (what) words.what = what;
  if (day) words.day = day;
  return { ...thing, words };
};
