import type { Actor } from '@zhiqiao/shared/accounts/account.schema';
import { dayOf } from '@zhiqiao/shared/rules/workingDays';
import type { RecordedEvent } from '../../platform/events.ts';
import { refusedIn } from '../../platform/mongo.ts';
import type { World } from '../../platform/world.ts';
import { NoticeModel } from './notice.model.ts';
import { outwardOf } from './notice.outward.ts';
import type { NoticeRule } from './notice.table.ts';

interface Content {
  words: Record<string, string>;
  link: { noun: string; id: string };
  due?: Date;
}

/** One notice a fact and reader; where a rule groups, one a day and duty, or a day and thing. */
const keyOf = (rule: NoticeRule, event: RecordedEvent): string => {
  if (!rule.group) return `${event.id} ${rule.code}`;
  const of = rule.group === 'day' ? event.refs?.what : event.subject.id;
  return `${dayOf(event.at)} ${rule.code} ${of ?? ''}`.trim();
};

/** What one reader is told of a fact. */
export interface Telling {
  reader: Actor;
  rule: NoticeRule;
  content: Content;
}

/** An upsert of one notice that counts a fact once: the unique key refuses a second count. */
const counting = async (
  { reader, rule, content: { words, ...rest } }: Telling,
  event: RecordedEvent,
  world: World,
) => ({
  updateOne: {
    filter: { account: reader.id, key: keyOf(rule, event), facts: { $ne: event.id } },
    update: {
      $setOnInsert: { ...rest, code: rule.code, words, county: reader.county },
      $set: {
        at: event.at,
        read: false,
        ...(await outwardOf(reader, rule.code, rest.link.noun, event.at, world)),
      },
      $push: { facts: event.id },
      $inc: { count: 1 },
    },
    upsert: true,
  },
});

/** Carries the writes out. @returns the places of those that the unique key refused */
const refusedOf = async (
  writes: readonly Awaited<ReturnType<typeof counting>>[],
): Promise<number[]> => {
  try {
    await NoticeModel.bulkWrite([...writes], { ordered: false });
    return [];
  } catch (error) {
    return refusedIn(error);
  }
};

/**
 * Writes every notice of a fact, or counts the fact in the one it belongs to; however often the reaction runs, a fact
 * is told once.
 * @returns what was new to its reader
 */
export const writeNotices = async (
  tellings: readonly Telling[],
  event: RecordedEvent,
  world: World,
): Promise<Telling[]> => {
  if (tellings.length === 0) return [];
  const writes = await Promise.all(tellings.map((telling) => counting(telling, event, world)));
  const refused = await refusedOf(writes);
  if (refused.length === 0) return [...tellings];
  // Another fact may have made the notice at the same moment: then this one is counted now. Refused again, it was told.
  const again = await refusedOf(refused.map((place) => writes[place]!));
  const told = new Set(again.map((place) => refused[place]));
  return tellings.filter((_, place) => !told.has(place));
};
