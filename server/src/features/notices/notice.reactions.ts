import type { Actor } from '@zhiqiao/shared/accounts/account.schema';
import { bidEvents } from '@zhiqiao/shared/bids/bid.events';
import { needEvents } from '@zhiqiao/shared/needs/need.events';
import type { RecordedEvent } from '../../platform/events.ts';
import type { Reaction } from '../../platform/reactions.ts';
import type { Audience } from '../../platform/sockets.ts';
import type { World } from '../../platform/world.ts';
import { accountsOf } from '../accounts/account.making.service.ts';
import { type BidTold, bidTold } from '../bids/bid.reads.ts';
import { expertById } from '../experts/expert.reads.ts';
import { needById } from '../needs/need.reads.ts';
import { organisationBrief } from '../organisations/organisation.reads.ts';
import { outcomesByIds } from '../outcomes/outcome.reads.ts';
import { watchTold } from '../watches/watch.reads.ts';
import { NoticeModel } from './notice.model.ts';
import { type NoticeRule, noticeRules } from './notice.table.ts';

/** What a notice needs to know of the thing an event is about. */
interface Told {
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
  /** whose turn it is, and until when */
  clock?: { who?: string | null; due?: Date | null } | null | undefined;
}

const tellNeed = async (id: string): Promise<Told | undefined> => {
  const read = await needById(id);
  if (!read) return undefined;
  const { row, firmName } = read;
  return {
    words: { title: row.title, number: row.number, firm: firmName },
    firm: String(row.firm),
    expert: row.selected ? String(row.selected) : undefined,
    need: id,
    clock: row.clock,
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

const toldOf = async (event: RecordedEvent): Promise<Told | undefined> => {
  const { noun, id } = event.subject;
  if (noun === 'need') return tellNeed(id);
  if (noun === 'bid') {
    const bid = await bidTold(id);
    const read = bid && (await needById(bid.need));
    const expert = bid && (await expertById(bid.expert));
    return bid && read
      ? tellBid(bid, read.row.title, read.row.number, read.firmName, expert?.name ?? '')
      : undefined;
  }
  if (noun === 'organisation') {
    const organisation = await organisationBrief(id);
    return organisation && { words: { firm: organisation.name }, organisation: id };
  }
  if (noun === 'expert') {
    const expert = await expertById(id);
    return expert && { words: { expert: expert.name }, expert: id };
  }
  if (noun === 'watch') return watchTold(id);
  const [outcome] = await outcomesByIds([id]);
  return (
    outcome && {
      words: { title: outcome.row.title, number: outcome.row.number },
      unit: String(outcome.row.owner),
      inventor: outcome.row.inventor ? String(outcome.row.inventor) : undefined,
    }
  );
};

const readersOf = async (rule: NoticeRule, told: Told, event: RecordedEvent): Promise<Actor[]> => {
  const organisation = {
    firm: told.firm,
    chiefTechnologist: told.firm,
    unit: told.unit,
    organisation: told.organisation,
  };
  const expert = { expert: told.expert, inventor: told.inventor, introduced: event.refs?.expert };
  if (rule.tell === 'officers') return accountsOf({ officersOf: event.county });
  if (rule.tell === 'watcher') return told.watcher ? accountsOf({ account: told.watcher }) : [];
  if (rule.tell in expert) {
    const id = expert[rule.tell as keyof typeof expert];
    return id ? accountsOf({ expert: id }) : [];
  }
  const id = organisation[rule.tell as keyof typeof organisation];
  if (!id) return [];
  const people = await accountsOf({ organisation: id });
  return rule.tell === 'chiefTechnologist'
    ? people.filter((person) => person.role === 'chiefTechnologist')
    : people;
};

/** As which party of the clock a reader is told; a date that binds somebody else is not theirs to keep. */
const partyOf: Partial<Record<NoticeRule['tell'], string>> = {
  firm: 'firm',
  chiefTechnologist: 'firm',
  expert: 'expert',
  introduced: 'expert',
  unit: 'unit',
  officers: 'bureau',
};

const dueFor = (rule: NoticeRule, { clock }: Told, at: Date): { due?: Date } =>
  clock?.due && clock.who === partyOf[rule.tell] && clock.due > at ? { due: clock.due } : {};

const isOwn = (rule: NoticeRule, { organisation }: Told, reader: Actor): boolean =>
  rule.tell === 'officers' && organisation !== undefined && reader.organisation === organisation;

const told = async (
  rule: NoticeRule,
  thing: Told,
  event: RecordedEvent,
  world: World,
): Promise<void> => {
  const readers = (await readersOf(rule, thing, event)).filter(
    // Nobody is told of their own deed, nor the bureau of its own registration.
    (reader) => reader.id !== event.actor.id && !isOwn(rule, thing, reader),
  );
  const link = {
    noun: rule.link,
    id: rule.link === 'need' ? (thing.need ?? event.subject.id) : event.subject.id,
  };
  const words = { ...thing.words, ...(event.note ? { note: event.note.slice(0, 200) } : {}) };
  for (const reader of readers) {
    const made = await NoticeModel.updateOne(
      { account: reader.id, key: `${event.id} ${rule.code}` },
      {
        $setOnInsert: {
          code: rule.code,
          words,
          link,
          at: event.at,
          ...dueFor(rule, thing, event.at),
        },
      },
      { upsert: true },
    );
    if (!made.upsertedCount) continue;
    world.nudge({ account: reader.id }, 'notices');
    if (thing.list) world.nudge({ account: reader.id }, thing.list);
  }
};

/** A draft is its writer's alone, and a table of needs tells of itself when it is written. */
const quiet = ['need.drafted', 'need.edited', 'need.imported', 'bid.drafted'];

/** What a screen shows of it: a need's page lists its bids, and a bid tells how its need stands. */
const topicsOf = (noun: string): string[] =>
  noun === 'need' || noun === 'bid' ? ['needs', 'bids', 'desk'] : [`${noun}s`, 'desk'];

export const noticeReactions: Reaction[] = [
  {
    name: 'notice.tell',
    on: [...new Set(noticeRules.map((rule) => rule.on))],
    run: async (event, world) => {
      const thing = await toldOf(event);
      if (!thing) return;
      for (const rule of noticeRules.filter((one) => one.on === event.name))
        await told(rule, thing, event, world);
    },
  },
  {
    name: 'notice.nudge',
    on: [
      ...new Set(noticeRules.map((rule) => rule.on)),
      ...Object.keys({ ...needEvents, ...bidEvents }).filter((name) => !quiet.includes(name)),
      'message.sent',
    ],
    run: async (event, world) => {
      const audiences: Audience[] = [{ officersOf: event.county }];
      const thing = await toldOf(event);
      if (thing?.firm) audiences.push({ organisation: thing.firm });
      if (thing?.unit) audiences.push({ organisation: thing.unit });
      const people = thing?.expert ? await accountsOf({ expert: thing.expert }) : [];
      audiences.push(...people.map((person) => ({ account: person.id })));
      for (const audience of audiences) {
        for (const topic of topicsOf(event.subject.noun)) world.nudge(audience, topic);
      }
    },
  },
];
