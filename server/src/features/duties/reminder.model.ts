import mongoose, { Schema } from 'mongoose';

/** That somebody was reminded: one row a thing, turn and stage, whoever writes it and however often it is tried. */
const reminderSchema = new Schema(
  { _id: { type: String, required: true }, at: { type: Date, required: true } },
  { versionKey: false },
);
// Longer than any turn lasts; a turn that is still over then is reminded no more.
reminderSchema.index({ at: 1 }, { expireAfterSeconds: 3 * 366 * 86_400 });

export const ReminderModel = mongoose.model('Reminder', reminderSchema);
