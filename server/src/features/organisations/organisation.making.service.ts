import { Refusal } from '@zhiqiao/shared/kernel/refusal';
import type { FirmRegistration } from '@zhiqiao/shared/organisations/organisation.schema';
import { record } from '../../platform/events.ts';
import { isDuplicate } from '../../platform/mongo.ts';
import { OrganisationModel, type OrganisationRow } from './organisation.model.ts';

type Making = Partial<Omit<OrganisationRow, '_id'>> &
  Pick<OrganisationRow, 'kind' | 'name' | 'county'>;

/** Stores a new organisation and says so; refuses a credit code that is registered. */
export const makeOrganisation = async (
  making: Making,
  actor: { id?: string; name: string; role: string },
  at: Date,
): Promise<string> => {
  try {
    const [row] = await OrganisationModel.create([{ ...making, since: at }]);
    const id = String(row!._id);
    await record(
      {
        name: 'organisation.registered',
        subject: { noun: 'organisation', id },
        county: making.county,
        actor,
      },
      at,
    );
    return id;
  } catch (error) {
    if (isDuplicate(error)) throw new Refusal('alreadyExists', { field: 'creditCode' });
    throw error;
  }
};

export const createFirm = (firm: FirmRegistration, county: string, at: Date): Promise<string> =>
  makeOrganisation({ ...firm, kind: 'firm', county }, { name: firm.name, role: 'firmOwner' }, at);

/** The bureau itself: verified, since it is the one that verifies. */
export const createBureau = (name: string, county: string, at: Date): Promise<string> =>
  makeOrganisation(
    { kind: 'bureau', name, county, standing: 'verified' },
    { name, role: 'leader' },
    at,
  );
