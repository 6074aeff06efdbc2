import mongoose, { type InferSchemaType, Schema } from 'mongoose';

const gatewaySchema = new Schema(
  {
    /** the county */
    _id: { type: String, required: true },
    url: { type: String, default: '' },
    /** closed with the seal: only this installation can sign with it */
    secret: { type: String, default: '' },
    on: { type: Boolean, default: false },
    by: { type: String, default: '' },
    at: Date,
  },
  { versionKey: false },
);

/** A county's own gateway: it turns our notices into SMS or WeChat Work messages. */
export const GatewayModel = mongoose.model('Gateway', gatewaySchema);
export type GatewayRow = InferSchemaType<typeof gatewaySchema>;
