import type { RecordedEvent } from '../../platform/events.ts';
import { talkTold } from '../conversations/conversation.reads.ts';
import { organisationNames } from '../organisations/organisation.reads.ts';

/** What a notice says of a talk. Words are never told: the talk itself is read there. */
export const tellTalk = async (event: RecordedEvent) => {
  const seq = Number(event.refs?.seq ?? 0);
  const talk = await talkTold(event.subject.id, seq || undefined);
  if (!talk) return undefined;
  const { title, number, firm, expert, unit, by, deaf } = talk;
  const names = await organisationNames([firm]);
  return {
    words: { title, number, firm: names.get(firm) ?? '', by: by ?? event.actor.name },
    firm,
    expert,
    unit,
    deaf,
  };
};
