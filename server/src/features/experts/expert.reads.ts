import { changedHere, keyOf, remembered } from '../../platform/memory.ts';
import { inBatches } from '../../platform/mongo.ts';
import { organisationNames } from '../organisations/organisation.reads.ts';
import { ExpertModel, type ExpertRow } from './expert.model.ts';

/** A whole profile with its unit's name, for matching, search and views of other features. */
export type ExpertRead = Omit<ExpertRow, '_id' | 'unit'> & {
  id: string;
  unit?: string;
  unitShown: string;
};

const widen = async (rows: ExpertRow[]): Promise<ExpertRead[]> => {
  const names = await organisationNames(
    rows.flatMap((row) => (row.unit ? [String(row.unit)] : [])),
  );
  return rows.map(({ _id, unit, ...row }) => ({
    ...row,
    id: String(_id),
    ...(unit ? { unit: String(unit) } : {}),
    unitShown: (unit && names.get(String(unit))) || row.unitName,
  }));
};

export const expertsByIds = async (ids: readonly string[]): Promise<ExpertRead[]> =>
  widen(await ExpertModel.find({ _id: { $in: [...new Set(ids)] } }).lean());

export const expertById = async (id: string): Promise<ExpertRead | undefined> =>
  (await expertsByIds([id]))[0];

const nameOf = async (id: string, outside = false): Promise<string> => {
  const found = ExpertModel.findById(id, { name: 1 }).lean();
  return (await (outside ? found.session(null) : found))?.name ?? '';
};

/** Somebody's name as it is shown; kept for a moment, since every view and notice of a deal shows it. */
export const expertName = (id: string): Promise<string> => {
  const key = keyOf('expert', id);
  return changedHere(key) ? nameOf(id) : remembered(key, () => nameOf(id, true));
};

const verified = { standing: 'verified' } as const;

/** Every verified expert in batches, for a rebuild of the index. */
export async function* allExperts(size = 500): AsyncGenerator<ExpertRead[]> {
  const rows = ExpertModel.find(verified).sort({ _id: 1 }).lean().cursor({ batchSize: size });
  for await (const batch of inBatches(rows as AsyncIterable<ExpertRow>, size))
    yield await widen(batch);
}

/** What changes with every change of an expert that a list or a match shows. */
export const stampOf = (row: Pick<ExpertRow, 'changedAt' | 'rev' | 'active' | 'held'>): number =>
  row.changedAt.getTime() + row.rev + row.active + (row.held ?? 0);

/** Only ids and revisions, in batches. */
export async function* expertStamps(size = 2000) {
  const rows = ExpertModel.find(verified, { changedAt: 1, rev: 1, active: 1, held: 1 })
    .lean()
    .cursor({ batchSize: size });
  for await (const batch of inBatches(rows as AsyncIterable<ExpertRow>, size)) {
    yield batch.map((row) => ({ id: String(row._id), rev: stampOf(row) }));
  }
}

/** Counts one more or fewer running engagement. */
export const countActive = async (id: string, by: 1 | -1): Promise<void> => {
  await ExpertModel.updateOne({ _id: id }, { $inc: { active: by } });
};

export const verifiedCount = (county: string): Promise<number> =>
  ExpertModel.countDocuments({ county, standing: 'verified' });

/** Verified experts of a county with at least so many running engagements. */
export const expertsWithActive = (county: string, least: number): Promise<number> =>
  ExpertModel.countDocuments({ county, ...verified, active: { $gte: least } });

/** Verified experts of a category who named the towns they serve. */
export const expertsOfTowns = (county: string, category: ExpertRow['category']): Promise<number> =>
  ExpertModel.countDocuments({ county, ...verified, category, 'towns.0': { $exists: true } });

/** Experts of a county of any standing, oldest first, in batches. @param most rows at most */
export async function* expertsOfCounty(
  county: string,
  since: Date,
  most: number,
): AsyncGenerator<ExpertRead[]> {
  const rows = ExpertModel.find({ county, since: { $gte: since } })
    .sort({ since: 1, _id: 1 })
    .limit(most)
    .lean<ExpertRow[]>()
    .cursor({ batchSize: 500 });
  for await (const batch of inBatches(rows as AsyncIterable<unknown>, 500))
    yield await widen(batch as ExpertRow[]);
}

/** Experts who wait for the bureau's word. */
export const unverifiedExperts = (): Promise<ExpertRow[]> =>
  ExpertModel.find({ standing: 'unverified' }, { county: 1, since: 1 }).lean<ExpertRow[]>();

/** Experts of a unit who are called so, or are among some ids. */
export const expertsOfUnit = async (
  unit: string,
  { name, ids }: { name: string; ids: readonly string[] },
): Promise<string[]> => {
  const rows = await ExpertModel.find(
    { unit, standing: { $ne: 'refused' }, $or: [{ name }, { _id: { $in: [...ids] } }] } as object,
    { _id: 1 },
  ).lean();
  return rows.map(({ _id }) => String(_id));
};
