import type { Actor } from '@zhiqiao/shared/accounts/account.schema';
import { bidEvents } from '@zhiqiao/shared/bids/bid.events';
import { needEvents } from '@zhiqiao/shared/needs/need.events';
import { trialEvents } from '@zhiqiao/shared/trials/trial.events';
import type { RecordedEvent } from '../../platform/events.ts';
import { keyOf, remembered } from '../../platform/memory.ts';
import type { Reaction } from '../../platform/reactions.ts';
import type { Audience } from '../../platform/sockets.ts';
import { dueFor, readersOf } from './notice.readers.ts';
import { type NoticeRule, noticeRules } from './notice.table.ts';
import { type Told, toldOf } from './notice.telling.ts';
import { type Telling, writeNotices } from './notice.writing.ts';

/** A letter of the bureau is told whole. */
const longest: Readonly<Record<string, number>> = { firmChased: 1500 };

const linkOf = ({ link }: NoticeRule, { need }: Told, { subject }: RecordedEvent) => {
  if (link === 'subject') return subject;
  return { noun: link, id: link === 'need' ? (need ?? subject.id) : subject.id };
};

const isOwn = (rule: NoticeRule, { organisation }: Told, reader: Actor): boolean =>
  rule.tell === 'officers' && organisation !== undefined && reader.organisation === organisation;

const tellingsOf = async (
  rule: NoticeRule,
  thing: Told,
  event: RecordedEvent,
): Promise<Telling[]> => {
  const readers = (await readersOf(rule, thing, event)).filter(
    // Nobody is told of their own deed, nor the bureau of its own registration.
    (reader) =>
      reader.id !== event.actor.id &&
      !isOwn(rule, thing, reader) &&
      !thing.deaf?.includes(reader.id),
  );
  const note = event.note?.slice(0, longest[rule.code] ?? 200);
  const content = {
    words: { ...thing.words, ...(note ? { note } : {}) },
    link: linkOf(rule, thing, event),
    ...dueFor(rule, thing, event),
  };
  return readers.map((reader) => ({ reader, rule, content }));
};

/** A draft is its writer's alone, and a table of needs tells of itself when it is written. */
const quiet = ['need.drafted', 'need.edited', 'need.imported', 'bid.drafted'];

/** What a screen shows of it: a need's page lists its bids, and a bid tells how its need stands. */
const topicsOf = (noun: string): string[] =>
  noun === 'need' || noun === 'bid' ? ['needs', 'bids', 'desk'] : [`${noun}s`, 'desk'];

/** Both reactions of an event follow each other and need the same; a later try asks again. */
const toldOnce = (event: RecordedEvent) =>
  remembered(keyOf('told', `${event.id} ${event.name}`), () => toldOf(event));

export const noticeReactions: Reaction[] = [
  {
    name: 'notice.tell',
    tells: 'people',
    on: [...new Set(noticeRules.map((rule) => rule.on))],
    run: async (event, world) => {
      const thing = await toldOnce(event);
      if (!thing) return;
      const rules = noticeRules.filter((rule) => rule.on === event.name);
      const tellings = await Promise.all(rules.map((rule) => tellingsOf(rule, thing, event)));
      for (const { reader } of await writeNotices(tellings.flat(), event, world)) {
        world.nudge({ account: reader.id }, 'notices');
        if (thing.list) world.nudge({ account: reader.id }, thing.list);
      }
    },
  },
  {
    name: 'notice.nudge',
    tells: 'screens',
    on: [
      ...new Set(noticeRules.map((rule) => rule.on)),
      ...Object.keys({ ...needEvents, ...bidEvents, ...trialEvents }).filter(
        (name) => !quiet.includes(name),
      ),
    ],
    run: async (event, world) => {
      const audiences: Audience[] = [{ officersOf: event.county }];
      const thing = await toldOnce(event);
      if (thing?.firm) audiences.push({ organisation: thing.firm });
      if (thing?.unit) audiences.push({ organisation: thing.unit });
      if (thing?.expert) audiences.push({ expert: thing.expert });
      for (const audience of audiences) {
        for (const topic of topicsOf(event.subject.noun)) world.nudge(audience, topic);
      }
    },
  },
];
