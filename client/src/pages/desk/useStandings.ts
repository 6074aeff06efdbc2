import type { Actor } from '@zhiqiao/shared/accounts/account.schema';
import { permits } from '@zhiqiao/shared/kernel/policy';
import {
  organisationPolicy,
  organisationStandings,
} from '@zhiqiao/shared/organisations/organisation.policy';
import { useMe } from '../../platform/session.ts';

/** Whoever is signed in, as the policies see them. */
const useActor = (): Actor | undefined => {
  const { account, county } = useMe();
  if (!account) return undefined;
  return {
    id: account.id,
    name: account.name,
    role: account.role,
    county: county.code,
    ...(account.organisation ? { organisation: account.organisation.id } : {}),
    ...(account.expert ? { expert: account.expert } : {}),
  };
};

type Action = Parameters<typeof permits<keyof typeof organisationPolicy, string, never>>[1];

/** Whether the reader may do this to an organisation; without one, to those of the county. */
export const useMayOnOrganisation = () => {
  const actor = useActor();
  return (action: Action, of?: { id: string; county: string }): boolean =>
    permits(
      organisationPolicy,
      action,
      organisationStandings(actor, of ?? { id: '', county: actor?.county ?? '' }),
    );
};
