import { type ContactState, contactStates } from '@zhiqiao/shared/conversations/contact.machine';
import {
  fileTiers,
  type TalkNote,
  type TalkSide,
  talkKinds,
  talkNotes,
  talkSides,
} from '@zhiqiao/shared/conversations/conversation.schema';
import mongoose, { type InferSchemaType, Schema, type Types } from 'mongoose';

const seatSchema = new Schema(
  {
    side: String,
    name: String,
    role: String,
    read: { type: Number, default: 0 },
    muted: Boolean,
    /** when it was last recorded that they speak here */
    spokeAt: Date,
  },
  { _id: false },
);
const contactSchema = new Schema(
  {
    state: { type: String, enum: contactStates, default: 'none' },
    /** accounts of the one who asked and the one who agreed */
    asker: String,
    side: String,
    name: String,
    agreer: String,
    at: Date,
  },
  { _id: false },
);

const conversationSchema = new Schema(
  {
    /** what there is one talk of: a need and an expert, whatever brought them together */
    key: { type: String, required: true, unique: true },
    about: {
      type: { kind: { type: String, enum: talkKinds }, id: String },
      required: true,
      _id: false,
    },
    title: { type: String, default: '' },
    number: { type: String, default: '' },
    need: Schema.Types.ObjectId,
    bid: Schema.Types.ObjectId,
    engagement: Schema.Types.ObjectId,
    firm: { type: Schema.Types.ObjectId, required: true },
    expert: Schema.Types.ObjectId,
    unit: Schema.Types.ObjectId,
    county: { type: String, required: true },
    /** when the bureau and the expert's unit were called in, and who called the bureau */
    called: {
      type: { bureau: Date, unit: Date, by: { name: String, side: String } },
      default: {},
      _id: false,
    },
    /** the last seq given out */
    last: { type: Number, default: 0 },
    lastText: { type: String, default: '' },
    lastSide: { type: String, enum: talkSides },
    lastAt: { type: Date, required: true },
    /** how often something said was edited or withdrawn */
    changes: { type: Number, default: 0 },
    /** highest seq that somebody of each side has read */
    read: {
      type: Object.fromEntries(talkSides.map((side) => [side, { type: Number, default: 0 }])),
      default: {},
      _id: false,
    },
    /** something was said since it was last seen to that both sides know: the clockwork looks at it */
    unheard: Boolean,
    /** how far each side was told that it has something to read, and when */
    told: {
      type: Object.fromEntries(
        talkSides.map((side) => [side, { type: { seq: Number, at: Date }, _id: false }]),
      ),
      default: {},
      _id: false,
    },
    /** by account: where each person sits who has read or said something */
    seats: { type: Map, of: seatSchema, default: {} },
    contact: { type: contactSchema, default: {} },
  },
  { versionKey: false },
);
conversationSchema.index({ firm: 1, lastAt: -1 });
conversationSchema.index({ expert: 1, lastAt: -1 });
// Every message moves its talk in the indexes that hold it: most talks are in none of those whom somebody called in.
const onlyCalled = (who: 'bureau' | 'unit') => ({
  partialFilterExpression: { [`called.${who}`]: { $exists: true } },
});
conversationSchema.index({ county: 1, lastAt: -1 }, onlyCalled('bureau'));
conversationSchema.index({ unheard: 1 }, { sparse: true });
conversationSchema.index({ unit: 1, lastAt: -1 }, onlyCalled('unit'));

export const ConversationModel = mongoose.model('Conversation', conversationSchema);

export interface Seat {
  side: TalkSide;
  name: string;
  role: string;
  read?: number;
  muted?: boolean;
  spokeAt?: Date;
}
export type ConversationRow = Omit<
  InferSchemaType<typeof conversationSchema>,
  'seats' | 'read' | 'contact' | 'called' | 'about' | 'told'
> & {
  _id: Types.ObjectId;
  about: { kind: (typeof talkKinds)[number]; id: string };
  read: Partial<Record<TalkSide, number>>;
  told?: Partial<Record<TalkSide, { seq: number; at: Date }>>;
  called?: { bureau?: Date; unit?: Date; by?: { name?: string; side?: TalkSide } };
  seats?: Record<string, Seat>;
  contact?: {
    state?: ContactState;
    asker?: string;
    side?: TalkSide;
    name?: string;
    agreer?: string;
    at?: Date;
  };
};

const messageSchema = new Schema(
  {
    conversation: { type: Schema.Types.ObjectId, required: true },
    seq: { type: Number, required: true },
    change: { type: Number, default: 0 },
    clientId: { type: String, required: true },
    author: {
      type: { id: String, name: String, role: String, side: String },
      required: true,
      _id: false,
    },
    text: { type: String, default: '' },
    note: { type: String, enum: talkNotes },
    quote: { type: { seq: Number, name: String, text: String }, _id: false },
    files: { type: [Schema.Types.ObjectId], default: undefined },
    fileTier: { type: String, enum: fileTiers, default: 'all' },
    at: { type: Date, required: true },
    editedAt: Date,
    withdrawnAt: Date,
  },
  { versionKey: false },
);
messageSchema.index({ conversation: 1, seq: 1 }, { unique: true });
messageSchema.index({ conversation: 1, 'author.id': 1, clientId: 1 }, { unique: true });
messageSchema.index(
  { conversation: 1, change: 1, seq: 1 },
  { partialFilterExpression: { change: { $gt: 0 } } },
);
messageSchema.index(
  { files: 1, conversation: 1 },
  { partialFilterExpression: { files: { $exists: true } } },
);

export const MessageModel = mongoose.model('Message', messageSchema);
export type MessageRow = InferSchemaType<typeof messageSchema> & {
  _id: Types.ObjectId;
  note?: TalkNote;
};
