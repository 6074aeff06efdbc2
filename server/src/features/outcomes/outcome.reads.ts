import { organisationNames } from '../organisations/organisation.reads.ts';
import { OutcomeModel, type OutcomeRow, toCard } from './outcome.model.ts';

export interface OutcomeRead {
  row: OutcomeRow;
  ownerName: string;
}

const widen = async (rows: OutcomeRow[]): Promise<OutcomeRead[]> => {
  const names = await organisationNames(rows.map((row) => String(row.owner)));
  return rows.map((row) => ({ row, ownerName: names.get(String(row.owner)) ?? '' }));
};

export const outcomesByIds = async (ids: readonly string[]): Promise<OutcomeRead[]> =>
  widen(await OutcomeModel.find({ _id: { $in: [...new Set(ids)] } }).lean<OutcomeRow[]>());

export const outcomeCardOf = (read: OutcomeRead) => toCard(read.row, read.ownerName);

/** Every outcome in batches, for a rebuild of the index. */
export async function* allOutcomes(batch = 500): AsyncGenerator<OutcomeRead[]> {
  let rows: OutcomeRow[] = [];
  for await (const row of OutcomeModel.find()
    .sort({ _id: 1 })
    .lean<OutcomeRow[]>()
    .cursor({ batchSize: batch })) {
    rows.push(row as unknown as OutcomeRow);
    if (rows.length < batch) continue;
    yield await widen(rows);
    rows = [];
  }
  if (rows.length) yield await widen(rows);
}

export const listedCount = (county: string): Promise<number> =>
  OutcomeModel.countDocuments({ county, state: 'listed' });
