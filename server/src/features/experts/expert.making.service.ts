import type { ExpertProfile } from '@zhiqiao/shared/experts/expert.schema';
import { Refusal } from '@zhiqiao/shared/kernel/refusal';
import { record } from '../../platform/events.ts';
import { organisationBrief } from '../organisations/organisation.reads.ts';
import { ExpertModel } from './expert.model.ts';

/** Refuses a unit that is not a university or a platform here. */
export const demandUnit = async (unit: string | undefined): Promise<void> => {
  if (!unit) return;
  const found = await organisationBrief(unit);
  if (found?.kind !== 'university' && found?.kind !== 'platform') {
    throw new Refusal('badInput', { issues: [{ path: 'unit', code: 'unknown', message: '' }] });
  }
};

/** Stores a new profile, unverified. @returns its id */
export const createExpert = async (
  profile: ExpertProfile,
  county: string,
  at: Date,
): Promise<string> => {
  await demandUnit(profile.unit);
  const [row] = await ExpertModel.create([{ ...profile, county, since: at, changedAt: at }]);
  const id = String(row!._id);
  await record(
    {
      name: 'expert.registered',
      subject: { noun: 'expert', id },
      county,
      actor: { name: profile.name, role: 'expert' },
    },
    at,
  );
  return id;
};
