import { createHash } from 'node:crypto';
import { Refusal } from '@zhiqiao/shared/kernel/refusal';
import mongoose, { Schema } from 'mongoose';
import type { AnyEndpoint, Ask } from './ask.ts';

const keySchema = new Schema(
  {
    _id: { type: String, required: true },
    hash: { type: String, required: true },
    reply: { type: String, required: true },
    /** by the machine's clock, since the store lets keys go by it */
    at: { type: Date, required: true },
  },
  { versionKey: false },
);
keySchema.index({ at: 1 }, { expireAfterSeconds: 24 * 3600 });
const KeyModel = mongoose.model('IdempotencyKey', keySchema);

const keyForm = /^[\w.:-]{8,100}$/;
const hash = (value: unknown) =>
  createHash('sha256')
    .update(JSON.stringify(value ?? null))
    .digest('base64');

/**
 * Runs once a key: the same key of the same person at the same door with the same body gets the first reply again; with
 * another body it is refused. Two at once: the store lets one commit, the other is run again and finds the reply.
 */
export const onlyOnce = async (
  call: { key: string; door: AnyEndpoint; ask: Ask },
  run: () => Promise<unknown>,
): Promise<unknown> => {
  if (!keyForm.test(call.key)) throw new Refusal('badInput', { issues: [] });
  const _id = hash([call.ask.me.id, call.door.method, call.door.path, call.key]);
  const asked = hash([call.ask.params, call.ask.body]);
  const before = await KeyModel.findById(_id).lean();
  if (before) {
    if (before.hash !== asked) throw new Refusal('keyReused');
    return JSON.parse(before.reply);
  }
  const reply = await run();
  await KeyModel.create([{ _id, hash: asked, reply: JSON.stringify(reply), at: new Date() }]);
  return reply;
};
