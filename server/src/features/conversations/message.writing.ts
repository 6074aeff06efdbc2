import type { Actor } from '@zhiqiao/shared/accounts/account.schema';
import { talkPolicy } from '@zhiqiao/shared/conversations/conversation.policy';
import type { MessageView } from '@zhiqiao/shared/conversations/conversation.schema';
import { demand } from '@zhiqiao/shared/kernel/policy';
import { Refusal } from '@zhiqiao/shared/kernel/refusal';
import { recall, remember } from '../../platform/memory.ts';
import { afterCommit, recording } from '../../platform/recording.ts';
import type { World } from '../../platform/world.ts';
import { updateRows } from '../../platform/writes.ts';
import {
  ConversationModel,
  type ConversationRow,
  MessageModel,
  type MessageRow,
} from './conversation.model.ts';
import { memoryOf, sideOf, standingOf, talkMoment } from './conversation.reads.ts';
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
  for (const row of rows) {
    found.set(String(row._id), row);
    remember(memoryOf(String(row._id)), row, talkMoment);
  }
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

/** A talk with its new end, and as it was before. */
interface Grown {
  was: ConversationRow;
  row: ConversationRow;
  set: Record<string, unknown>;
}
type Made = Parameters<typeof recordSaid>[0][number];

/** The messages of one moment, each behind the last one of its talk, before they are written. */
class Moment {
  readonly grown = new Map<string, Grown>();
  readonly made: MessageRow[] = [];
  readonly speak: Made[] = [];
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
    const grown = this.grown.get(talk);
    const at = world.clock.now();
    const next = appendTo(grown?.row ?? row, side, by, { ...said, ...more }, at);
    const { message } = next;
    this.before.set(mark, message);
    this.grown.set(talk, { was: row, row: next.row, set: { ...grown?.set, ...next.set } });
    this.made.push(message);
    if (next.speaks) this.speak.push({ row, by, at });
    const [view] = await showMessages([message], standing);
    tellTalk(world, row, view);
    return { view: view! };
  }
}

/** Written in the same order by everybody, so that of two who meet one gets through. */
const inOrder = (grown: ReadonlyMap<string, Grown>): Grown[] =>
  [...grown].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);

/** Who sits in a talk. Written only where that is still so: what is remembered decided who may speak. */
const tiesOf = ({ firm, expert, unit, called }: ConversationRow) => ({
  ...{ firm, expert: expert ?? null, unit: unit ?? null },
  ...{ 'called.bureau': called?.bureau ?? null, 'called.unit': called?.unit ?? null },
});

const write = async ({ grown, made, speak }: Moment): Promise<void> => {
  if (made.length === 0) return;
  const talks = inOrder(grown);
  const { session } = recording.getStore()!;
  const rows = talks.map(({ was, set }) => ({
    filter: { _id: was._id, last: was.last, ...tiesOf(was) },
    set,
  }));
  const found = await updateRows(ConversationModel.collection.name, rows, session);
  // Somebody was faster, or is not in it any more: the transaction is given up, and tried again with what is there.
  if (found !== talks.length) throw new Refusal('stale');
  await insertMessages(made);
  if (speak.length > 0) await recordSaid(speak);
  afterCommit(() => {
    for (const { row } of talks) remember(memoryOf(String(row._id)), row, talkMoment);
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
