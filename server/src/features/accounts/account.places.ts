import { expertsByIds } from '../experts/expert.reads.ts';
import { organisationNames } from '../organisations/organisation.reads.ts';
import type { AccountRow } from './account.model.ts';

type Seated = Pick<AccountRow, 'organisation' | 'expert'>;

/** Where people belong: their organisation, or of an expert, who belongs to none, the unit of the profile. */
export const placesOf = async (rows: readonly Seated[]): Promise<(row: Seated) => string> => {
  const ids = (field: keyof Seated) =>
    rows.flatMap((row) => (row[field] ? [String(row[field])] : []));
  const names = new Map(await organisationNames(ids('organisation')));
  for (const expert of await expertsByIds(ids('expert'))) names.set(expert.id, expert.unitShown);
  return (row) => names.get(String(row.organisation ?? row.expert)) ?? '';
};
