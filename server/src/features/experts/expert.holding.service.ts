import type { Actor } from '@zhiqiao/shared/accounts/account.schema';
import { Refusal } from '@zhiqiao/shared/kernel/refusal';
import type { HeldChange } from '@zhiqiao/shared/matching/held.schema';
import { record } from '../../platform/events.ts';
import { ExpertModel } from './expert.model.ts';

const lists = { record: 'records', word: 'words', code: 'codes' } as const;

const writingOf = ({ kind, key, used }: HeldChange): object => {
  if (kind === 'ranking') return { $set: { unranked: !used } };
  const at = `withheld.${lists[kind]}`;
  return used ? { $pull: { [at]: key } } : { $addToSet: { [at]: key } };
};

const factOf = ({ kind, used }: HeldChange): string => {
  if (kind === 'ranking') return used ? 'expert.ranked' : 'expert.unranked';
  return used ? 'expert.allowed' : 'expert.withheld';
};

/** An expert takes something of themselves out of the matching, or gives it back; the profile itself stays as it is. */
export const changeUse = async (me: Actor, change: HeldChange, at: Date): Promise<void> => {
  const saved = await ExpertModel.findOneAndUpdate(
    { _id: me.expert },
    { ...writingOf(change), $inc: { held: 1 } },
    { returnDocument: 'after' },
  ).lean();
  if (!saved) throw new Refusal('notPermitted');
  await record(
    {
      name: factOf(change),
      subject: { noun: 'expert', id: String(saved._id) },
      county: saved.county,
      actor: { id: me.id, name: me.name, role: me.role },
      ...(change.key ? { note: change.key } : {}),
    },
    at,
  );
};
