import type { Actor } from '@zhiqiao/shared/accounts/account.schema';
import { demand } from '@zhiqiao/shared/kernel/policy';
import { Refusal } from '@zhiqiao/shared/kernel/refusal';
import {
  organisationPolicy,
  organisationStandings,
} from '@zhiqiao/shared/organisations/organisation.policy';
import { record } from '../../platform/events.ts';
import { OrganisationModel, type OrganisationRow } from './organisation.model.ts';

const mine = async (me: Actor, action: 'readHeld' | 'suggest') => {
  const row = await OrganisationModel.findById(me.organisation).lean<OrganisationRow>();
  if (!row) throw new Refusal('notPermitted');
  const standings = organisationStandings(me, { id: String(row._id), county: row.county });
  demand(organisationPolicy, action, standings);
  return { row, standings };
};

/** The firm of somebody who asks what is held of it. */
export const heldFirm = async (me: Actor) => {
  const { row, standings } = await mine(me, 'readHeld');
  return {
    id: String(row._id),
    suggested: !row.unsuggested,
    creditCode: row.creditCode ?? '',
    investors: row.investors,
    standings,
  };
};

/** A firm leaves the suggestions or comes back; said again it changes nothing. */
export const changeSuggested = async (me: Actor, suggested: boolean, at: Date): Promise<void> => {
  const { row } = await mine(me, 'suggest');
  const saved = await OrganisationModel.findOneAndUpdate(
    { _id: row._id, unsuggested: suggested ? true : { $ne: true } },
    { $set: { unsuggested: !suggested } },
  ).lean();
  if (!saved) return;
  await record(
    {
      name: suggested ? 'organisation.suggested' : 'organisation.unsuggested',
      subject: { noun: 'organisation', id: String(row._id) },
      county: row.county,
      actor: { id: me.id, name: me.name, role: me.role },
    },
    at,
  );
};
