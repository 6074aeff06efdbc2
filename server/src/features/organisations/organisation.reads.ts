import type { OrganisationCard } from '@zhiqiao/shared/organisations/organisation.schema';
import { changedHere, keyOf, remembered } from '../../platform/memory.ts';
import { inBatches } from '../../platform/mongo.ts';
import {
  InvitationModel,
  OrganisationModel,
  type OrganisationRow,
  toCard,
} from './organisation.model.ts';

export type { OrganisationRow };

export interface OrganisationBrief {
  id: string;
  name: string;
  kind: string;
  standing: string;
  county: string;
}

const briefOf = async (id: string, outside = false): Promise<OrganisationBrief | undefined> => {
  const found = OrganisationModel.findById(id, { name: 1, kind: 1, standing: 1, county: 1 }).lean();
  const row = await (outside ? found.session(null) : found);
  return row
    ? {
        id: String(row._id),
        name: row.name,
        kind: row.kind,
        standing: row.standing,
        county: row.county,
      }
    : undefined;
};

/** What other features show of an organisation; kept for a moment, since every view of its things shows it. */
export const organisationBrief = (id: string): Promise<OrganisationBrief | undefined> => {
  const key = keyOf('organisation', id);
  return changedHere(key) ? briefOf(id) : remembered(key, () => briefOf(id, true));
};

/** So few are looked up one by one: most of them are kept. */
const few = 4;

/** Names by id, in one query; of a few as they are kept for a moment. */
export const organisationNames = async (ids: readonly string[]): Promise<Map<string, string>> => {
  const wanted = [...new Set(ids)];
  if (wanted.length <= few) {
    const briefs = await Promise.all(wanted.map(organisationBrief));
    return new Map(briefs.flatMap((one) => (one ? [[one.id, one.name] as const] : [])));
  }
  const rows = await OrganisationModel.find({ _id: { $in: wanted } }, { name: 1 }).lean();
  return new Map(rows.map((row) => [String(row._id), row.name]));
};

export interface OrganisationTies {
  id: string;
  name: string;
  creditCode: string;
  investors: string[];
  /** left the suggestions */
  left: boolean;
}

/** What the hard guards of matching must know of firms and units, by id, in one query. */
export const organisationTies = async (
  ids: readonly string[],
): Promise<Map<string, OrganisationTies>> => {
  const rows = await OrganisationModel.find(
    { _id: { $in: [...new Set(ids)] } },
    { name: 1, creditCode: 1, investors: 1, unsuggested: 1 },
  ).lean();
  return new Map(
    rows.map(({ _id, name, creditCode, investors, unsuggested }) => [
      String(_id),
      {
        id: String(_id),
        name,
        creditCode: creditCode ?? '',
        investors,
        left: unsuggested ?? false,
      },
    ]),
  );
};

/** Of these firms those that left the suggestions. */
export const leftAmong = async (ids: readonly string[]): Promise<Set<string>> => {
  const rows = await OrganisationModel.find(
    { _id: { $in: [...new Set(ids)] }, unsuggested: true },
    { _id: 1 },
  ).lean();
  return new Set(rows.map(({ _id }) => String(_id)));
};

export const hasLeft = async (firm: string): Promise<boolean> =>
  firm !== '' && (await leftAmong([firm])).has(firm);

/** Every firm that left the suggestions: few ever do. */
export const firmsThatLeft = async (): Promise<string[]> =>
  (await OrganisationModel.find({ unsuggested: true }, { _id: 1 }).lean()).map(({ _id }) =>
    String(_id),
  );

/** Ids by name within a county, for imports that name an organisation. */
export const organisationByName = async (
  name: string,
  county: string,
): Promise<string | undefined> => {
  const row = await OrganisationModel.findOne({ name, county }, { _id: 1 }).lean();
  return row ? String(row._id) : undefined;
};

/** Invitation links of a county that are still out. */
export const openInvitations = (county: string, at: Date): Promise<number> =>
  InvitationModel.countDocuments({ county, until: { $gt: at } });

/** Only verified ones stand in public lists; the bureau itself is none of them. */
const listed = { standing: 'verified', kind: { $ne: 'bureau' } } as const;

export const listedOrganisations = async (ids: readonly string[]): Promise<OrganisationRow[]> =>
  OrganisationModel.find({ _id: { $in: [...new Set(ids)] }, ...listed }).lean<OrganisationRow[]>();

/** Cards of those that stand in public lists, by id. */
export const organisationCards = async (
  ids: readonly string[],
): Promise<Map<string, OrganisationCard>> =>
  new Map((await listedOrganisations(ids)).map((row) => [String(row._id), toCard(row)]));

/** Every organisation of public lists in batches, for a rebuild of the index. */
export async function* allOrganisations(size = 500): AsyncGenerator<OrganisationRow[]> {
  const rows = OrganisationModel.find(listed)
    .sort({ _id: 1 })
    .lean<OrganisationRow[]>()
    .cursor({ batchSize: size });
  for await (const batch of inBatches(rows as AsyncIterable<unknown>, size))
    yield batch as OrganisationRow[];
}

/** Organisations that wait for the bureau's word. */
export const unverifiedOrganisations = (): Promise<OrganisationRow[]> =>
  OrganisationModel.find(
    { standing: 'unverified', kind: { $ne: 'bureau' } },
    { county: 1, since: 1 },
  ).lean<OrganisationRow[]>();
