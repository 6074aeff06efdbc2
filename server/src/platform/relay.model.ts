import mongoose, { Schema } from 'mongoose';

/** Nudges of one process for the sockets of the others; gone after a minute. */
const relaySchema = new Schema(
  {
    from: { type: String, required: true },
    seq: { type: Number, required: true },
    told: {
      type: [
        { rooms: [String], except: String, event: String, nudge: Schema.Types.Mixed, _id: false },
      ],
      required: true,
    },
    at: { type: Date, required: true },
  },
  { versionKey: false },
);
relaySchema.index({ from: 1, seq: 1 }, { unique: true });
relaySchema.index({ at: 1 }, { expireAfterSeconds: 60 });

export const RelayModel = mongoose.model('Relay', relaySchema);
