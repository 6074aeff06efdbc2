import mongoose, { type InferSchemaType, Schema, type Types } from 'mongoose';

const conversationSchema = new Schema(
  {
    bid: { type: Schema.Types.ObjectId, required: true, unique: true },
    need: { type: Schema.Types.ObjectId, required: true },
    firm: { type: Schema.Types.ObjectId, required: true },
    expert: { type: Schema.Types.ObjectId, required: true },
    county: { type: String, required: true },
    /** the last seq given out */
    last: { type: Number, default: 0 },
    lastText: { type: String, default: '' },
    lastSide: { type: String, enum: ['firm', 'expert'] },
    lastAt: { type: Date, required: true },
    /** highest seq that somebody of each side has read */
    read: {
      type: { firm: { type: Number, default: 0 }, expert: { type: Number, default: 0 } },
      default: {},
      _id: false,
    },
  },
  { versionKey: false },
);
conversationSchema.index({ firm: 1, lastAt: -1 });
conversationSchema.index({ expert: 1, lastAt: -1 });

export const ConversationModel = mongoose.model('Conversation', conversationSchema);
export type ConversationRow = InferSchemaType<typeof conversationSchema> & {
  _id: Types.ObjectId;
  read: { firm: number; expert: number };
};

const messageSchema = new Schema(
  {
    conversation: { type: Schema.Types.ObjectId, required: true },
    seq: { type: Number, required: true },
    clientId: { type: String, required: true },
    author: { type: { id: String, name: String, role: String }, required: true, _id: false },
    text: { type: String, required: true },
    at: { type: Date, required: true },
  },
  { versionKey: false },
);
messageSchema.index({ conversation: 1, seq: 1 }, { unique: true });
messageSchema.index({ conversation: 1, 'author.id': 1, clientId: 1 }, { unique: true });

export const MessageModel = mongoose.model('Message', messageSchema);
export type MessageRow = InferSchemaType<typeof messageSchema> & { _id: Types.ObjectId };
