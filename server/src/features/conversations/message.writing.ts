import type { Actor } from '@zhiqiao/shared/accounts/account.schema';
import { talkPolicy } from '@zhiqiao/shared/conversations/conversation.policy';
import type { MessageView } from '@zhiqiao/shared/conversations/conversation.schema';
import { demand } from '@zhiqiao/shared/kernel/policy';
import { Refusal } from '@zhiqiao/shared/kernel/refusal';
import { keyOf, longMoment, recall, remember } from '../../platform/memory.ts';
import { afterCommit, recording } from '../../platform/recording.ts';
import type { World } from '../../platform/world.ts';
import { updateRows } from '../../platform/writes.ts';
import {
  ConversationModel,
  type ConversationRow,
  MessageModel,
  type MessageRow,
} from './conversation.model.ts';
import { sideOf, standingOf } from './conversation.reads.ts';
import { recordSaid, tellTalk } from './conversation.telling.ts';
import { showMessages } from './conversation.view.ts';
import { appendTo, insertMessages, type Said } from './message.appending.ts';

export interface Waiting {
  talk: string;
  by: Actor;
  said: Said;
  world: World;
  /** what only this message needs, in its transaction: attachments, a quote */
  prepare?: (row: ConversationRow) => Promise<Partial<Said>>;
}

/** A message as its writer sees it, or why it was not kept. */
export type Kept = { view: MessageView } | { refused: unknown };

interface Known {
  talks: Map<string, ConversationRow>;
  /** what was kept before, by talk, writer and client's id; absent where nobody looked */
  stored?: Map<string, MessageRow>;
}

const sameAs = ({ talk, by, said }: Waiting) => ({
  conversation: new MessageModel.base.Types.ObjectId(talk),
  'author.id': by.id,
  clientId: said.clientId,
});
const markOf = (talk: string, author: string, clientId: string) => `${talk} ${author} ${clientId}`;
const memoryOf = (talk: string) => keyOf('conversation', talk);

/** What a first try showed to be doubtful: where a talk ends, or also what was kept before. */
export type Doubt = 'end' | 'all';

const loadTalks = async (ids: ReadonlySet<string>, anew: boolean): Promise<Known['talks']> => {
  const found = new Map<string, ConversationRow>();
  if (!anew)
    for (const id of ids) {
      const row = await recall<ConversationRow | null>(memoryOf(id));
      if (row) found.set(id, row);
    }
  const missing = [...ids].filter((id) => !found.has(id));
  if (missing.length === 0) return found;
  const rows = await ConversationModel.find({ _id: { $in: missing } }).lean<ConversationRow[]>();
  for (const row of rows) found.set(String(row._id), row);
  return found;
};

/**
 * What must be known before messages are written. A talk that was just written to is remembered, and nobody looks
 * whether a message is there already: the store refuses a number or a client's id that is taken, and then it is read anew.
 */
export const loadFor = async (entries: readonly Waiting[], doubt?: Doubt): Promise<Known> => {
  const talks = await loadTalks(new Set(entries.map(({ talk }) => talk)), doubt !== undefined);
  if (doubt !== 'all') return { talks };
  const rows = await MessageModel.find({ $or: entries.map(sameAs) } as object).lean<MessageRow[]>();
  return {
    talks,
    stored: new Map(
      rows.map((row) => [markOf(String(row.conversation), row.author.id ?? '', row.clientId), row]),
    ),
  };
};

const seatIn = (row: ConversationRow | undefined, by: Actor) => {
  const side = row ? sideOf(by, row) : undefined;
  if (!row || !side) throw new Refusal('notFound');
  const standing = standingOf(side, row);
  demand(talkPolicy, 'say', [standing]);
  return { row, side, standing };
};

/** A talk with its new end, and where it ended before. */
interface Grown {
  row: ConversationRow;
  last: number;
  set: Record<string, unknown>;
}
interface Made {
  message: MessageRow;
  row: ConversationRow;
  by: Actor;
}

/** The messages of one moment, each behind the last one of its talk, before they are written. */
class Moment {
  readonly grown = new Map<string, Grown>();
  readonly made: Made[] = [];
  private readonly known: Known;
  private readonly before: Map<string, MessageRow>;

  constructor(known: Known) {
    this.known = known;
    this.before = new Map(known.stored);
  }

  async add({ talk, by, said, world, prepare }: Waiting): Promise<Kept> {
    const { row, side, standing } = seatIn(this.known.talks.get(talk), by);
    const mark = markOf(talk, by.id, said.clientId);
    const before = this.before.get(mark);
    if (before) return { view: (await showMessages([before], standing))[0]! };
    const more = (await prepare?.(row)) ?? {};
    const was = this.grown.get(talk);
    const now = was ? { ...row, last: was.set.last as number } : row;
    const { message, set } = appendTo(now, side, by, { ...said, ...more }, world.clock.now());
    this.before.set(mark, message);
    this.grown.set(talk, { row, last: row.last, set: { ...was?.set, ...set } });
    this.made.push({ message, row, by });
    const [view] = await showMessages([message], standing);
    tellTalk(world, row, view);
    return { view: view! };
  }
}

/** Written in the same order by everybody, so that of two who meet one gets through. */
const inOrder = (grown: ReadonlyMap<string, Grown>): Grown[] =>
  [...grown].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);

const write = async ({ grown, made }: Moment): Promise<void> => {
  if (made.length === 0) return;
  const talks = inOrder(grown);
  const { session } = recording.getStore()!;
  const rows = talks.map(({ row, last, set }) => ({ filter: { _id: row._id, last }, set }));
  const found = await updateRows(ConversationModel.collection.name, rows, session);
  // Somebody else was faster: the transaction is given up, and it is tried again with what they left.
  if (found !== talks.length) throw new Refusal('stale');
  await insertMessages(made.map(({ message }) => message));
  await recordSaid(made.map(({ row, by, message }) => ({ row, by, at: message.at })));
  afterCommit(() => {
    for (const { row, set } of talks)
      remember(memoryOf(String(row._id)), { ...row, last: set.last }, longMoment);
  });
};

/**
 * Keeps messages behind the last ones of their talks, in the order they came, in the change under way: all of them but
 * those that may not be said, or none. @throws Refusal stale, a duplicate or an overtaken write: to be tried again, anew
 */
export const keepAll = async (entries: readonly Waiting[], known: Known): Promise<Kept[]> => {
  const moment = new Moment(known);
  const kept: Kept[] = [];
  for (const entry of entries) {
    try {
      kept.push(await moment.add(entry));
    } catch (refused) {
      if (entry.prepare) throw refused;
      kept.push({ refused });
    }
  }
  await write(moment);
  return kept;
};
