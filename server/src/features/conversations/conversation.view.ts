import type { Actor, Contact } from '@zhiqiao/shared/accounts/account.schema';
import { type TalkStanding, talkPolicy } from '@zhiqiao/shared/conversations/conversation.policy';
import type {
  ConversationView,
  MessageView,
  TalkSide,
} from '@zhiqiao/shared/conversations/conversation.schema';
import { permits } from '@zhiqiao/shared/kernel/policy';
import { Refusal } from '@zhiqiao/shared/kernel/refusal';
import { contactsOf } from '../accounts/account.contact.service.ts';
import { expertsByIds } from '../experts/expert.reads.ts';
import { fileLinks } from '../files/file.service.ts';
import { organisationNames } from '../organisations/organisation.reads.ts';
import { ruleValue } from '../rules/rule.service.ts';
import { dealStates } from './conversation.deals.ts';
import { lastOf, wordlessLast } from './conversation.last.ts';
import type { ConversationRow, MessageRow } from './conversation.model.ts';
import { mutedFor, otherSide, sideOf, standingOf, unreadOf } from './conversation.reads.ts';

interface Joins {
  firms: Map<string, string>;
  experts: Map<string, string>;
  states: Map<string, { noun: string; state: string }>;
  contacts: Map<string, Contact>;
  minutes: { edit: number; withdraw: number };
  wordless: Awaited<ReturnType<typeof wordlessLast>>;
}

/** The one with whom this reader exchanged contact details; nobody for all others, colleagues included. */
const partnerOf = (row: ConversationRow, reader: string): string | undefined => {
  const { state, asker, agreer } = row.contact ?? {};
  if (state !== 'agreed' || (reader !== asker && reader !== agreer)) return undefined;
  return reader === asker ? agreer : asker;
};

const contactShown = (row: ConversationRow, side: TalkSide, reader: Actor, joins: Joins) => {
  const { state = 'none', asker, agreer, name, at } = row.contact ?? {};
  const partner = partnerOf(row, reader.id);
  const theirs = partner ? joins.contacts.get(partner) : undefined;
  return {
    state,
    mine: row.contact?.side === side && state !== 'none',
    ours: reader.id === asker || reader.id === agreer,
    ...(name ? { by: name } : {}),
    ...(at ? { at: at.toISOString() } : {}),
    ...(theirs ? { theirs: { name: row.seats?.[partner!]?.name ?? '', ...theirs } } : {}),
  };
};

const withWhom = (standing: TalkStanding, firm: string, expert: string): string => {
  if (standing === 'firm') return expert;
  return standing === 'expert' || standing === 'office'
    ? firm
    : [firm, expert].filter(Boolean).join(' · ');
};

const peopleOf = (row: ConversationRow) =>
  Object.entries(row.seats ?? {}).map(([id, { name, role, side, read }]) => ({
    id,
    name,
    role,
    side,
    read: read ?? 0,
  }));

/** Who called the bureau in, and since when it is waited for. */
const askedOf = ({ called }: ConversationRow) =>
  called?.bureau
    ? {
        asked: {
          at: called.bureau.toISOString(),
          ...(called.by?.name ? { by: called.by.name } : {}),
          ...(called.by?.side ? { side: called.by.side } : {}),
        },
      }
    : {};

const one = (row: ConversationRow, reader: Actor, joins: Joins): ConversationView => {
  const side = sideOf(reader, row);
  if (!side) throw new Refusal('notFound');
  const firm = joins.firms.get(String(row.firm)) ?? '';
  const expert =
    (row.expert ? joins.experts : joins.firms).get(String(row.expert ?? row.unit)) ?? '';
  return {
    id: String(row._id),
    about: { kind: row.about.kind, id: row.about.id },
    side,
    ...(row.need ? { need: String(row.need) } : {}),
    ...(row.bid ? { bid: String(row.bid) } : {}),
    ...(row.engagement ? { engagement: String(row.engagement) } : {}),
    ...(row.about.kind === 'trial' ? { trial: row.about.id } : {}),
    title: row.title,
    number: row.number,
    deal: joins.states.get(String(row._id)) ?? { noun: 'need', state: '' },
    with: withWhom(standingOf(side, row), firm, expert),
    firm,
    expert,
    ...(row.expert ? { expertId: String(row.expert) } : {}),
    ...lastOf(row, side, joins.wordless),
    unread: unreadOf(row, reader.id, side),
    muted: mutedFor(row, reader.id),
    readByOther: row.read?.[otherSide(side, row)] ?? 0,
    lastSeq: row.last,
    changes: row.changes ?? 0,
    called: { bureau: Boolean(row.called?.bureau), unit: Boolean(row.called?.unit) },
    ...(side === 'bureau' ? askedOf(row) : {}),
    hasUnit: Boolean(row.unit),
    office: !row.expert,
    people: peopleOf(row),
    contact: contactShown(row, side, reader, joins),
    editMinutes: joins.minutes.edit,
    withdrawMinutes: joins.minutes.withdraw,
  };
};

/** Conversations as their reader sees them, joined in a few queries however many there are. */
export const showTalks = async (
  reader: Actor,
  rows: readonly ConversationRow[],
  at: Date,
): Promise<ConversationView[]> => {
  // One after another: a view is also made inside a transaction, whose session takes one command at a time.
  const firms = await organisationNames(
    rows.flatMap(({ firm, expert, unit }) =>
      [firm, ...(unit && !expert ? [unit] : [])].map(String),
    ),
  );
  const found = await expertsByIds(rows.flatMap((row) => (row.expert ? [String(row.expert)] : [])));
  const states = await dealStates(rows);
  const partners = rows.flatMap((row) => partnerOf(row, reader.id) ?? []);
  const contacts = partners.length ? await contactsOf(partners) : new Map<string, Contact>();
  const { county } = reader;
  const minutes = {
    edit: await ruleValue('talk.editMinutes', county, at),
    withdraw: await ruleValue('talk.withdrawMinutes', county, at),
  };
  const wordless = await wordlessLast(rows);
  const experts = new Map(found.map(({ id, name }) => [id, name]));
  const joins = { firms, experts, states, contacts, minutes, wordless };
  return rows.map((row) => one(row, reader, joins));
};

export const showTalk = async (reader: Actor, row: ConversationRow, at: Date) =>
  (await showTalks(reader, [row], at))[0]!;

type Links = Awaited<ReturnType<typeof fileLinks>>;

const messageView = (
  row: MessageRow,
  standing: TalkStanding,
  links: Map<string, Links[number]>,
) => {
  const open = row.fileTier !== 'twoSides' || permits(talkPolicy, 'seeClosedFiles', [standing]);
  const files = (row.files ?? []).flatMap((id) => links.get(String(id)) ?? []);
  const { id = '', name = '', role = '', side: from } = row.author;
  const view: MessageView = {
    id: String(row._id),
    seq: row.seq,
    change: row.change ?? 0,
    clientId: row.clientId,
    author: {
      id: id ?? '',
      name: name ?? '',
      role: role ?? '',
      side: (from as TalkSide) ?? 'firm',
    },
    text: row.text,
    ...(row.note ? { note: row.note } : {}),
    ...(row.quote
      ? {
          quote: {
            seq: row.quote.seq ?? 0,
            name: row.quote.name ?? '',
            text: row.quote.text ?? '',
          },
        }
      : {}),
    files: open ? files : [],
    fileTier: row.fileTier,
    filesHidden: open ? 0 : files.length,
    at: row.at.toISOString(),
    ...(row.editedAt ? { editedAt: row.editedAt.toISOString() } : {}),
    ...(row.withdrawnAt ? { withdrawnAt: row.withdrawnAt.toISOString() } : {}),
  };
  return view;
};

/** Messages as somebody who stands so sees them. */
export const showMessages = async (
  rows: readonly MessageRow[],
  standing: TalkStanding,
): Promise<MessageView[]> => {
  const ids = rows.flatMap((row) => (row.files ?? []).map(String));
  const links = new Map((await fileLinks(ids)).map((link) => [link.id, link]));
  return rows.map((row) => messageView(row, standing, links));
};
