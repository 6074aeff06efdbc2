import type { Actor } from '@zhiqiao/shared/accounts/account.schema';
import type { ExpertProfile } from '@zhiqiao/shared/experts/expert.schema';
import { recordAll } from '../../platform/events.ts';
import { ExpertModel } from './expert.model.ts';

/** Stores profiles that the bureau holds for verified; their people claim them by invitation. */
export const importExperts = async (
  rows: readonly { value: ExpertProfile }[],
  by: Actor,
  at: Date,
): Promise<void> => {
  const saved = await ExpertModel.insertMany(
    rows.map(({ value }) => ({
      ...value,
      standing: 'verified',
      county: by.county,
      since: at,
      verifiedAt: at,
      changedAt: at,
    })) as never[],
  );
  const actor = { id: by.id, name: by.name, role: by.role };
  await recordAll(
    saved.map((row: { _id: unknown }) => ({
      name: 'expert.imported',
      subject: { noun: 'expert', id: String(row._id) },
      county: by.county,
      actor,
      to: 'verified',
    })),
    at,
  );
};
