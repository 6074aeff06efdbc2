import type { Actor } from '@zhiqiao/shared/accounts/account.schema';
import { dayOf } from '@zhiqiao/shared/rules/workingDays';
import type { RecordedEvent } from '../../platform/events.ts';
import { isDuplicate } from '../../platform/mongo.ts';
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

/**
 * Writes a notice, or counts the fact in the one it belongs to; however often the reaction runs, a fact is told once.
 * @returns whether the reader has something new
 */
export const writeNotice = async (
  reader: Actor,
  event: RecordedEvent,
  rule: NoticeRule,
  content: Content,
  world: World,
): Promise<boolean> => {
  const key = { account: reader.id, key: keyOf(rule, event) };
  if (await NoticeModel.exists({ ...key, facts: event.id })) return false;
  const outward = await outwardOf(reader, rule.code, content.link.noun, event.at, world);
  const { words, ...rest } = content;
  try {
    await NoticeModel.updateOne(
      { ...key, facts: { $ne: event.id } },
      {
        $setOnInsert: { ...rest, code: rule.code, words, county: reader.county },
        $set: { at: event.at, read: false, ...outward },
        $push: { facts: event.id },
        $inc: { count: 1 },
      },
      { upsert: true },
    );
    return true;
  } catch (error) {
    // Somebody else counted this very fact in the meantime.
    if (isDuplicate(error)) return false;
    throw error;
  }
};
