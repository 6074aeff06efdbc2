import { keyOf, remembered } from '../../platform/memory.ts';
import { inBatches } from '../../platform/mongo.ts';
import { organisationNames } from '../organisations/organisation.reads.ts';
import { type TrialCounts, trialCounts } from '../trials/trial.reads.ts';
import { OutcomeModel, type OutcomeRow } from './outcome.model.ts';
import { toCard } from './outcome.view.ts';

export interface OutcomeRead {
  row: OutcomeRow;
  ownerName: string;
  trials?: TrialCounts | undefined;
}

const widen = async (rows: OutcomeRow[]): Promise<OutcomeRead[]> => {
  const names = await organisationNames(rows.map((row) => String(row.owner)));
  const counts = await trialCounts(rows.map((row) => String(row._id)));
  return rows.map((row) => ({
    row,
    ownerName: names.get(String(row.owner)) ?? '',
    trials: counts.get(String(row._id)),
  }));
};

export const outcomesByIds = async (ids: readonly string[]): Promise<OutcomeRead[]> =>
  widen(await OutcomeModel.find({ _id: { $in: [...new Set(ids)] } }).lean<OutcomeRow[]>());

interface Title {
  number: string;
  title: string;
}

const titlesOf = async (ids: readonly string[]): Promise<Map<string, Title>> => {
  const rows = await OutcomeModel.find({ _id: { $in: ids } }, { number: 1, title: 1 }).lean<
    OutcomeRow[]
  >();
  return new Map(rows.map((row) => [String(row._id), { number: row.number, title: row.title }]));
};

/** Numbers and titles by id, in one query; of one they are kept for a moment, since every move of its trials says them. */
export const outcomeTitles = (ids: readonly string[]): Promise<Map<string, Title>> => {
  const [id, ...others] = new Set(ids);
  if (!id || others.length) return titlesOf([...new Set(ids)]);
  return remembered(keyOf('outcomeTitle', id), () => titlesOf([id]));
};

/** What a notice says of an outcome and whom it concerns. */
export const outcomeTold = async (id: string) => {
  const row = await OutcomeModel.findById(id, {
    title: 1,
    number: 1,
    owner: 1,
    inventor: 1,
  }).lean<OutcomeRow>();
  return (
    row && {
      words: { title: row.title, number: row.number },
      unit: String(row.owner),
      inventor: row.inventor ? String(row.inventor) : undefined,
    }
  );
};

export const outcomeCardOf = (read: OutcomeRead) =>
  toCard(read.row, read.ownerName, read.trials?.running);

const listed = { state: 'listed' } as const;

/** Every listed outcome in batches, for a rebuild of the index. */
export async function* allOutcomes(size = 500): AsyncGenerator<OutcomeRead[]> {
  const rows = OutcomeModel.find(listed)
    .sort({ _id: 1 })
    .lean<OutcomeRow[]>()
    .cursor({ batchSize: size });
  for await (const batch of inBatches(rows as AsyncIterable<unknown>, size))
    yield await widen(batch as OutcomeRow[]);
}

/** What changes with every change of an outcome that a list shows. */
export const stampOf = (row: Pick<OutcomeRow, '_id' | 'movedAt' | 'rev'>) => ({
  id: String(row._id),
  rev: row.movedAt.getTime() + row.rev,
});

/** Only ids and revisions, in batches. */
export async function* outcomeStamps(size = 2000) {
  const rows = OutcomeModel.find(listed, { movedAt: 1, rev: 1 })
    .lean<OutcomeRow[]>()
    .cursor({ batchSize: size });
  for await (const batch of inBatches(rows as AsyncIterable<unknown>, size))
    yield (batch as OutcomeRow[]).map(stampOf);
}

export const listedCount = (county: string): Promise<number> =>
  OutcomeModel.countDocuments({ county, state: 'listed' });

/**
 * Outcomes of a county in any state, oldest first, in batches.
 * @param most rows at most
 * @param owner only of this unit
 */
export async function* outcomesOfCounty(
  county: string,
  since: Date,
  most: number,
  owner?: string,
): AsyncGenerator<OutcomeRead[]> {
  const whose = owner ? { county, owner } : { county };
  const rows = OutcomeModel.find({ ...whose, createdAt: { $gte: since } })
    .sort({ createdAt: 1, _id: 1 })
    .limit(most)
    .lean<OutcomeRow[]>()
    .cursor({ batchSize: 500 });
  for await (const batch of inBatches(rows as AsyncIterable<unknown>, 500))
    yield await widen(batch as OutcomeRow[]);
}

/** Outcomes on which somebody's turn ends by a moment. */
export const waitingOutcomes = (until: Date): Promise<OutcomeRow[]> =>
  OutcomeModel.find({ 'clock.due': { $lte: until } }, { county: 1, clock: 1 }).lean<OutcomeRow[]>();
