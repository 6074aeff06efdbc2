import mongoose, { Schema } from 'mongoose';

/** A server process on this store, and where the others reach it; gone a minute after it fell silent. */
const peerSchema = new Schema(
  {
    _id: String,
    address: { type: String, required: true },
    port: { type: Number, required: true },
    /** whoever can read the store may connect, nobody else */
    token: { type: String, required: true },
    since: { type: Number, required: true },
    at: { type: Date, required: true },
  },
  { versionKey: false },
);
peerSchema.index({ at: 1 }, { expireAfterSeconds: 60 });

export const PeerModel = mongoose.model('Peer', peerSchema);

export interface PeerRow {
  _id: string;
  address: string;
  port: number;
  token: string;
  since: number;
}
