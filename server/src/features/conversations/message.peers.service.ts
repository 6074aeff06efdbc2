import type { MessageView } from '@zhiqiao/shared/conversations/conversation.schema';
import { Refusal, type RefusalCode } from '@zhiqiao/shared/kernel/refusal';
import { forget, recall, remember } from '../../platform/memory.ts';
import { recording } from '../../platform/recording.ts';
import type { World } from '../../platform/world.ts';
import type { ConversationRow } from './conversation.model.ts';
import { memoryOf, talkMoment } from './conversation.reads.ts';
import { keepHere } from './message.keeping.ts';
import type { Waiting } from './message.writing.ts';

/** A message on its way to the process that cares for its talk, and what that one tells. */
type Given = Pick<Waiting, 'talk' | 'by' | 'said'>;
type Told = { view: MessageView } | { refused: { code: RefusalCode; detail: object } };

/**
 * Keeps a message durably behind the last one of its talk. With several processes each talk has one that writes its
 * messages: two would only stand in each other's way. Is that one lost or slow, it is kept here; a message
 * that it kept already is then found by its client's id.
 */
export const keepSaid = async (waiting: Waiting): Promise<MessageView> => {
  const { talk, by, said, world, prepare } = waiting;
  const apart = prepare || recording.getStore();
  const asked = apart ? undefined : world.elsewhere?.(talk, { talk, by, said } satisfies Given);
  if (!asked) return keepHere(waiting);
  const told = (await asked.catch(() => undefined)) as Told | undefined;
  if (!told) return keepHere(waiting);
  if ('view' in told) return told.view;
  throw new Refusal(told.refused.code, told.refused.detail as Record<string, unknown>);
};

/** Keeps what another process was asked to keep. Rejects when it fails for a reason of this process. */
export const keepForPeer = async (given: Given, world: World): Promise<Told> => {
  try {
    return { view: await keepHere({ ...given, world }) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { refused: { code: error.code, detail: error.detail } };
  }
};

/** Another process told of a talk: what is remembered of its end here is brought up to it, or forgotten. */
export const hearElsewhere = (nudge: object): void => {
  const { talk, message } = nudge as { talk?: string; message?: { seq: number } };
  if (!talk) return;
  const key = memoryOf(talk);
  if (!message) return void forget([key]);
  void recall<ConversationRow | null>(key)?.then((row) => {
    if (row && row.last < message.seq) remember(key, { ...row, last: message.seq }, talkMoment);
  });
};
