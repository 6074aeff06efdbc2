import { Refusal } from '@zhiqiao/shared/kernel/refusal';
import type * as doors from '@zhiqiao/shared/letters/letter.endpoints';
import type { LetterState } from '@zhiqiao/shared/letters/letter.schema';
import type { UseCase } from '../../platform/ask.ts';
import { LetterModel, type LetterRow, toView } from './letter.model.ts';

export const showLetters: UseCase<typeof doors.listLetters> = async (ask, world) => {
  const { page, pageSize, state, channel } = ask.query;
  const scope = { county: ask.me.county };
  const filter = { ...scope, ...(state ? { state } : {}), ...(channel ? { channel } : {}) };
  const [rows, total, counts] = await Promise.all([
    LetterModel.find(filter)
      .sort({ at: -1, _id: -1 })
      .skip((page - 1) * pageSize)
      .limit(pageSize)
      .lean<LetterRow[]>(),
    LetterModel.countDocuments(filter),
    LetterModel.aggregate<{ _id: LetterState; n: number }>([
      { $match: scope },
      { $group: { _id: '$state', n: { $sum: 1 } } },
    ]),
  ]);
  const byState = { waiting: 0, sent: 0, failed: 0, dropped: 0 };
  for (const { _id, n } of counts) byState[_id] = n;
  return { items: rows.map(toView), total, page, pageSize, byState, mail: world.mail.on };
};

/** Sets a letter that failed to be tried again at once, from the first wait on. */
export const retry: UseCase<typeof doors.retryLetter> = async (ask, world) => {
  const row = await LetterModel.findOneAndUpdate(
    { _id: ask.params.id, county: ask.me.county, state: 'failed' },
    { $set: { state: 'waiting', tries: 0, dueAt: world.clock.now() } },
    { returnDocument: 'after' },
  ).lean<LetterRow>();
  if (!row) throw new Refusal('notFound');
  return toView(row);
};
