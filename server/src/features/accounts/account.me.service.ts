import { type Actor, type Me, preferences } from '@zhiqiao/shared/accounts/account.schema';
import { countyOf, homeCounty } from '../counties/county.service.ts';
import { organisationBrief } from '../organisations/organisation.reads.ts';
import { ownCalendar } from '../reference/reference.service.ts';
import { anyAccount } from './account.making.service.ts';
import { AccountModel } from './account.model.ts';

const describe = async (actor: Actor | undefined, demo: boolean): Promise<Me> => {
  const county = (actor ? await countyOf(actor.county) : await homeCounty()) ?? {
    code: '',
    name: '',
  };
  if (!actor)
    return { account: null, demo, setUp: county.code !== '' || (await anyAccount()), county };
  const row = await AccountModel.findById(actor.id).lean();
  const organisation = actor.organisation ? await organisationBrief(actor.organisation) : undefined;
  return {
    account: {
      id: actor.id,
      name: actor.name,
      login: row?.login ?? '',
      role: actor.role,
      ...(organisation ? { organisation } : {}),
      ...(actor.expert ? { expert: actor.expert } : {}),
      contact: { email: row?.contact?.email ?? '', phone: row?.contact?.phone ?? '' },
      preferences: preferences.parse({ ...row?.preferences }),
    },
    demo,
    setUp: true,
    county,
  };
};

/** What the client must know of whoever asks. @param demo demonstration doors are open */
export const describeMe = async (actor: Actor | undefined, demo: boolean): Promise<Me> => {
  const calendar = ownCalendar();
  return { ...(await describe(actor, demo)), ...(calendar.length > 0 ? { calendar } : {}) };
};
