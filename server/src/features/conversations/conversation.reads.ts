import type { Actor } from '@zhiqiao/shared/accounts/account.schema';
import {
  type TalkAction,
  type TalkStanding,
  talkPolicy,
  talkStanding,
} from '@zhiqiao/shared/conversations/conversation.policy';
import type { TalkSide } from '@zhiqiao/shared/conversations/conversation.schema';
import { demand, permits } from '@zhiqiao/shared/kernel/policy';
import { Refusal } from '@zhiqiao/shared/kernel/refusal';
import { keyOf, remember } from '../../platform/memory.ts';
import {
  ConversationModel,
  type ConversationRow,
  MessageModel,
  type MessageRow,
} from './conversation.model.ts';

type Ties = Pick<ConversationRow, 'firm' | 'expert' | 'unit' | 'county' | 'called'>;

/** On which side of a conversation somebody sits; whoever was not called in sits on none. */
export const sideOf = (actor: Actor, row: Ties): TalkSide | undefined => {
  if (actor.expert && actor.expert === String(row.expert)) return 'expert';
  const { organisation } = actor;
  if (organisation && organisation === String(row.firm)) return 'firm';
  const office = actor.role === 'universityOfficer' && organisation === String(row.unit);
  if (office && row.called?.unit) return 'unit';
  const officer = actor.role === 'broker' || actor.role === 'leader';
  return officer && row.called?.bureau && actor.county === row.county ? 'bureau' : undefined;
};

export const standingOf = (side: TalkSide, row: Pick<ConversationRow, 'expert'>): TalkStanding =>
  talkStanding({ side, office: !row.expert });

/** Who is spoken to: a firm by the expert, or by the unit's office where there is no expert; everybody else by the firm. */
export const otherSide = (side: TalkSide, row: Pick<ConversationRow, 'expert'>): TalkSide => {
  if (side !== 'firm') return 'firm';
  return row.expert ? 'expert' : 'unit';
};

export const loadTalk = async (
  id: string,
  actor: Actor,
  action: TalkAction = 'read',
): Promise<{ row: ConversationRow; side: TalkSide }> => {
  const row = await ConversationModel.findById(id).lean<ConversationRow>();
  const side = row ? sideOf(actor, row) : undefined;
  if (!row || !side) throw new Refusal('notFound');
  demand(talkPolicy, action, [standingOf(side, row)]);
  return { row, side };
};

/** Up to where somebody has read; a colleague who was never here begins where their side is. */
export const readOf = (row: ConversationRow, account: string, side: TalkSide): number =>
  row.seats?.[account]?.read ?? row.read?.[side] ?? 0;

export const unreadOf = (row: ConversationRow, account: string, side: TalkSide): number =>
  Math.max(0, row.last - readOf(row, account, side));

/** Whether a talk waits for a side: there is something it has not read, or the bureau was called in and has said nothing. */
export const waitsFor = (row: ConversationRow, side: TalkSide): boolean => {
  if (row.last > (row.read?.[side] ?? 0)) return true;
  const spoke = Object.values(row.seats ?? {}).some((seat) => seat.side === side && seat.spokeAt);
  return side === 'bureau' && !spoke;
};

export const mutedFor = (row: ConversationRow, account: string): boolean =>
  row.seats?.[account]?.muted ?? false;

/** The two who talk; whoever was called in listens. */
export const twoSides = (row: Pick<ConversationRow, 'expert'>): TalkSide[] => [
  'firm',
  otherSide('firm', row),
];

/** What a notice says of a talk, by whom a message of it is, and who does not want to hear. */
export const talkTold = async (id: string, seq?: number) => {
  const row = await ConversationModel.findById(id).lean<ConversationRow>();
  if (!row) return undefined;
  const said = seq
    ? await MessageModel.findOne({ conversation: row._id, seq }).lean<MessageRow>()
    : undefined;
  return {
    title: row.title,
    number: row.number,
    firm: String(row.firm),
    expert: row.expert ? String(row.expert) : undefined,
    unit: row.unit ? String(row.unit) : undefined,
    by: said?.author.name ?? undefined,
    deaf: Object.keys(row.seats ?? {}).filter((account) => mutedFor(row, account)),
  };
};

/** The one key under which a need and an expert talk, whatever brought them together. */
export const dealKey = (need: string, expert: string): string => `need ${need} expert ${expert}`;

/** Conversations by their key with what the actor has not read; empty for whoever sits on no side. */
export const talksByKey = async (
  keys: readonly string[],
  actor: Actor,
): Promise<Map<string, { id: string; unread: number }>> => {
  const rows = await ConversationModel.find({ key: { $in: keys } }).lean<ConversationRow[]>();
  return new Map(
    rows.flatMap((row) => {
      const side = sideOf(actor, row);
      return side
        ? [[row.key, { id: String(row._id), unread: unreadOf(row, actor.id, side) }] as const]
        : [];
    }),
  );
};

/** What is remembered of a talk, for writing behind its end. It decides nothing: whoever writes compares it. */
export const memoryOf = (talk: string): string => keyOf('conversation', talk);
/** Milliseconds: so long where a talk ends is remembered without anything being said. */
export const talkMoment = 60_000;

/** Whether somebody may listen to a talk as it happens. Whoever opens a talk will write: its end is kept at hand. */
export const mayListen = async (actor: Actor, talk: string): Promise<boolean> => {
  if (!/^[0-9a-f]{24}$/.test(talk)) return false;
  const row = await ConversationModel.findById(talk).lean<ConversationRow>();
  if (!row) return false;
  remember(memoryOf(talk), row, talkMoment);
  return sideOf(actor, row) !== undefined;
};

/** Who sits in these talks now, read in one go: for asking again whether those who listen still may. */
export const listenersOf = async (
  talks: readonly string[],
): Promise<(actor: Actor, talk: string) => boolean> => {
  const ties = { firm: 1, expert: 1, unit: 1, county: 1, called: 1 };
  const rows = await ConversationModel.find({ _id: { $in: talks } }, ties).lean<
    ConversationRow[]
  >();
  const known = new Map(rows.map((row) => [String(row._id), row]));
  return (actor, talk) => {
    const row = known.get(talk);
    return row !== undefined && sideOf(actor, row) !== undefined;
  };
};

/** A talk's file may be read by whoever sits in it, at the tier of its message, until that is withdrawn. */
export const mayReadTalkFile = async (
  talk: string,
  file: string,
  actor: Actor | undefined,
): Promise<boolean> => {
  if (!actor) return false;
  const row = await ConversationModel.findById(talk).lean<ConversationRow>();
  const side = row ? sideOf(actor, row) : undefined;
  if (!row || !side) return false;
  const tier = permits(talkPolicy, 'seeClosedFiles', [standingOf(side, row)])
    ? {}
    : { fileTier: 'all' };
  return (
    (await MessageModel.exists({ conversation: talk, files: file, ...tier } as object)) !== null
  );
};

/** Who exchanged contact details in the talks about a need, latest first. */
export const exchangesOn = async (need: string) => {
  const rows = await ConversationModel.find({
    need,
    'contact.state': { $in: ['agreed', 'withdrawn'] },
    'contact.agreer': { $exists: true },
  } as object).lean<ConversationRow[]>();
  return rows
    .map(({ expert, lastAt, contact }) => ({
      expert: String(expert),
      by: contact?.name ?? '',
      at: contact?.at ?? lastAt,
      open: contact?.state === 'agreed',
    }))
    .sort((a, b) => b.at.getTime() - a.at.getTime());
};
