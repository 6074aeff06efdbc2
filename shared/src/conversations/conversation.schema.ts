import { z } from 'zod';
import { id, moment, text } from '../kernel/text.ts';
import { fileLink } from '../needs/need.schema.ts';
import { contactStates } from './contact.machine.ts';

/**
 * What two sides may talk about. All but a trial are stages of one talk of a need and an expert, in this order: the
 * expert who promised confidentiality asks about the need, is introduced by the bureau, bids, is engaged.
 */
export const talkKinds = ['need', 'introduction', 'bid', 'engagement', 'trial'] as const;
export type TalkKind = (typeof talkKinds)[number];
/** `id` of the bid, engagement or trial; of the need before there is a bid (then a firm says with which `expert`). */
export const talkAbout = z.strictObject({ kind: z.enum(talkKinds), id, expert: id.optional() });
export type TalkAbout = z.infer<typeof talkAbout>;

/** Where somebody sits: the two sides, and whom they may call in. */
export const talkSides = ['firm', 'expert', 'unit', 'bureau'] as const;
export type TalkSide = (typeof talkSides)[number];

/** What the talk notes by itself, between what people say. */
export const talkNotes = [
  'bureauCalled',
  'unitCalled',
  'contactAsked',
  'contactAgreed',
  'contactDeclined',
  'contactWithdrawn',
] as const;
export type TalkNote = (typeof talkNotes)[number];

/** Who sees the attachments of a message: everybody in the talk, or the two sides only. */
export const fileTiers = ['all', 'twoSides'] as const;

/** An expert with whom a firm may talk about its need although there is no bid, and why. */
export const talkPartner = z.object({
  expert: z.object({ id, name: z.string(), title: z.string(), unit: z.string() }),
  kind: z.enum(['need', 'introduction']),
  conversation: id.optional(),
  unread: z.number().int(),
});
export type TalkPartner = z.infer<typeof talkPartner>;

export const messageView = z.object({
  id,
  /** 1, 2, 3 ... without gaps in one conversation: the order everybody sees */
  seq: z.number().int(),
  /** the conversation's count of changes when this was last edited or withdrawn; 0 as it was said */
  change: z.number().int(),
  clientId: z.string(),
  author: z.object({ id, name: z.string(), role: z.string(), side: z.enum(talkSides) }),
  /** empty when withdrawn, and for a note */
  text: z.string(),
  note: z.enum(talkNotes).optional(),
  quote: z.object({ seq: z.number().int(), name: z.string(), text: z.string() }).optional(),
  files: z.array(fileLink),
  fileTier: z.enum(fileTiers),
  /** how many attachments the reader may not see */
  filesHidden: z.number().int(),
  at: moment,
  editedAt: moment.optional(),
  withdrawnAt: moment.optional(),
});
export type MessageView = z.infer<typeof messageView>;

/** `clientId` is made by the sender's device: the same one again stores nothing twice. */
export const newMessage = z
  .strictObject({
    clientId: z.string().regex(/^[\w-]{8,64}$/),
    text: text(0, 4000, 'lines'),
    /** seq of the message that is answered */
    quote: z.number().int().min(1).optional(),
    files: z.array(id).max(6).default([]),
    fileTier: z.enum(fileTiers).default('all'),
  })
  .superRefine((value, context) => {
    if (value.text.length > 0 || value.files.length > 0) return;
    context.addIssue({ code: 'custom', path: ['text'], params: { rule: 'required' } });
  });

const person = z.object({
  id,
  name: z.string(),
  role: z.string(),
  side: z.enum(talkSides),
  read: z.number().int(),
});

/** Whether the two people who asked and agreed see how to reach each other outside. */
export const contactView = z.object({
  state: z.enum(contactStates),
  /** the reader's side asked */
  mine: z.boolean(),
  /** the reader asked or agreed themself, and may take it back */
  ours: z.boolean(),
  by: z.string().optional(),
  at: moment.optional(),
  /** the other person's, only to the one with whom it was exchanged */
  theirs: z.object({ name: z.string(), email: z.string(), phone: z.string() }).optional(),
});

export const conversationView = z.object({
  id,
  about: talkAbout,
  side: z.enum(talkSides),
  bid: id.optional(),
  engagement: id.optional(),
  need: id.optional(),
  trial: id.optional(),
  /** what it is about, by name and number */
  title: z.string(),
  number: z.string(),
  /** how the deal stands: the state of its bid or engagement, else of its need */
  deal: z.object({ noun: z.string(), state: z.string() }),
  with: z.string(),
  firm: z.string(),
  expert: z.string(),
  /** absent where the unit's office talks for want of an expert */
  expertId: id.optional(),
  /** the latest that was said; without words it is told what it was, and by whom */
  last: z
    .object({
      text: z.string(),
      at: moment,
      mine: z.boolean(),
      was: z.enum([...talkNotes, 'withdrawn', 'files']).optional(),
      by: z.string().optional(),
    })
    .optional(),
  unread: z.number().int(),
  muted: z.boolean(),
  /** highest seq the other side has read */
  readByOther: z.number().int(),
  lastSeq: z.number().int(),
  changes: z.number().int(),
  called: z.object({ bureau: z.boolean(), unit: z.boolean() }),
  /** who called the bureau in, and when; only the bureau is told here, where the day's work is listed */
  asked: z
    .object({ at: moment, by: z.string().optional(), side: z.enum(talkSides).optional() })
    .optional(),
  hasUnit: z.boolean(),
  /** there is no expert: the unit's office is the other side */
  office: z.boolean(),
  people: z.array(person),
  contact: contactView,
  /** minutes within which the writer may change what was said */
  editMinutes: z.number().int(),
  withdrawMinutes: z.number().int(),
});
export type ConversationView = z.infer<typeof conversationView>;
