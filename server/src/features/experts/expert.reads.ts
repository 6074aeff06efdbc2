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

/** Every expert in batches, for a rebuild of the index. */
export async function* allExperts(batch = 500): AsyncGenerator<ExpertRead[]> {
  let rows: ExpertRow[] = [];
  for await (const row of ExpertModel.find().sort({ _id: 1 }).lean().cursor({ batchSize: batch })) {
    rows.push(row);
    if (rows.length < batch) continue;
    yield await widen(rows);
    rows = [];
  }
  if (rows.length) yield await widen(rows);
}

/** Counts one more or fewer running engagement. */
export const countActive = async (id: string, by: 1 | -1): Promise<void> => {
  await ExpertModel.updateOne({ _id: id }, { $inc: { active: by } });
};

export const verifiedCount = (county: string): Promise<number> =>
  ExpertModel.countDocuments({ county, standing: 'verified' });
