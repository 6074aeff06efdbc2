import type { ExpertProfile } from '@zhiqiao/shared/experts/expert.schema';
import { record } from '../../platform/events.ts';
import { refuseField } from '../../platform/language.ts';
import { organisationBrief } from '../organisations/organisation.reads.ts';
import { ExpertModel } from './expert.model.ts';

/** Refuses a unit that is not a university or a platform here. */
export const demandUnit = async (unit: string | undefined, path = 'unit'): Promise<void> => {
  if (!unit) return;
  const found = await organisationBrief(unit);
  if (found?.kind !== 'university' && found?.kind !== 'platform') {
    throw refuseField(path, 'unknown');
  }
};

/** Stores a new profile, unverified. @returns its id */
export const createExpert = async (
  profile: ExpertProfile,
  county: string,
  at: Date,
): Promise<string> => {
  await demandUnit(profile.unit, 'expert.unit');
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
