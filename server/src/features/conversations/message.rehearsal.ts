import type { Actor } from '@zhiqiao/shared/accounts/account.schema';
import * as doors from '@zhiqiao/shared/conversations/conversation.endpoints';
import { Refusal } from '@zhiqiao/shared/kernel/refusal';
import { parseInput } from '../../platform/bind.ts';
import { inTransaction } from '../../platform/mongo.ts';
import type { World } from '../../platform/world.ts';
import { type ConversationRow, MessageModel, type MessageRow } from './conversation.model.ts';
import { insertMessages } from './message.appending.ts';
import { keepAll, type Waiting } from './message.writing.ts';

const id = () => new MessageModel.base.Types.ObjectId();
/** As many as share a commit on a busy day, and so often that what they run through is compiled. */
const together = 6;
const rounds = 60;

/** A talk that is nowhere, and somebody who would speak in it. */
const nobodysTalk = (world: World) => {
  const [talk, organisation] = [id(), id()];
  const row = {
    ...{ _id: talk, firm: organisation, county: '000000', last: 0, key: String(talk) },
    ...{ lastAt: world.clock.now(), lastText: '', title: '', number: '' },
  } as unknown as ConversationRow;
  const by: Actor = {
    ...{ id: String(id()), name: '试', role: 'firmMember', county: row.county },
    organisation: String(organisation),
  };
  return { row, by };
};

const nobodySays = (world: World): { row: ConversationRow; waiting: Waiting } => {
  const { row, by } = nobodysTalk(world);
  const talk = String(row._id);
  const sent = { params: { id: talk }, body: { clientId: `rehearsal-${talk}`, text: '试一试。' } };
  const { body } = parseInput(doors.sendMessage, sent, 'zh-CN') as { body: Waiting['said'] };
  return { row, waiting: { talk, by, said: body, world } };
};

const messageOf = ({ row, waiting: { by, said } }: ReturnType<typeof nobodySays>): MessageRow =>
  ({
    ...{ _id: id(), conversation: row._id, seq: 1, clientId: said.clientId, text: said.text },
    ...{ author: { ...by, side: 'firm' }, at: row.lastAt },
  }) as unknown as MessageRow;

/** One group of messages up to the commit, which does not come: their talks are not there, so all of it is given up. */
const rehearseOnce = async (world: World): Promise<void> => {
  const given = Array.from({ length: together }, () => nobodySays(world));
  const talks = new Map(given.map(({ row }) => [String(row._id), row]));
  await inTransaction(async () => {
    await insertMessages(given.map(messageOf));
    await keepAll(
      given.map(({ waiting }) => waiting),
      { talks },
    );
  }).catch((error) => {
    if (!(error instanceof Refusal)) throw error;
  });
};

/**
 * Goes the way of a message some times without keeping any, so that after a start the first people who talk do not wait
 * until what they run through is read and compiled, here and in the store.
 */
export const rehearseTalking = async (world: World): Promise<void> => {
  for (let round = 0; round < rounds; round += 1) await rehearseOnce(world);
};
