import { openToAll, openToBids } from '@zhiqiao/shared/needs/need.machine';
import { inBatches } from '../../platform/mongo.ts';
import { bidCounts } from '../bids/bid.reads.ts';
import { organisationNames } from '../organisations/organisation.reads.ts';
import { NeedModel, type NeedRow } from './need.model.ts';
import { toCard } from './need.view.ts';

export type { NeedRow };

/** What other features may know of a need; never its hidden groups' contents but for matching. */
export interface NeedRead {
  row: NeedRow;
  firmName: string;
  bids: number;
}

const widen = async (rows: NeedRow[]): Promise<NeedRead[]> => {
  const [names, counts] = await Promise.all([
    organisationNames(rows.map((row) => String(row.firm))),
    bidCounts(rows.map((row) => String(row._id))),
  ]);
  return rows.map((row) => ({
    row,
    firmName: names.get(String(row.firm)) ?? '',
    bids: counts.get(String(row._id))?.total ?? 0,
  }));
};

export const needsByIds = async (ids: readonly string[]): Promise<NeedRead[]> =>
  widen(await NeedModel.find({ _id: { $in: [...new Set(ids)] } }).lean<NeedRow[]>());

export const needById = async (id: string): Promise<NeedRead | undefined> =>
  (await needsByIds([id]))[0];

export const cardOf = ({ row, firmName, bids }: NeedRead) => toCard(row, firmName, bids);

/** Title, number, firm, state and whose turn it is by id, without joins: for bids, conversations and notices. */
export const needBriefs = async (ids: readonly string[]) => {
  const rows = await NeedModel.find(
    { _id: { $in: [...new Set(ids)] } },
    {
      title: 1,
      number: 1,
      firm: 1,
      state: 1,
      county: 1,
      deadline: 1,
      selected: 1,
      clock: 1,
      'results.key': 1,
    },
  ).lean<
    Pick<
      NeedRow,
      | '_id'
      | 'title'
      | 'number'
      | 'firm'
      | 'state'
      | 'county'
      | 'deadline'
      | 'selected'
      | 'clock'
      | 'results'
    >[]
  >();
  return new Map(
    rows.map((row) => [String(row._id), { ...row, id: String(row._id), firm: String(row.firm) }]),
  );
};

/** Every need of these states in batches, for a rebuild of the index. */
export async function* allNeeds(
  states: readonly NeedRow['state'][],
  size = 500,
): AsyncGenerator<NeedRead[]> {
  const rows = NeedModel.find({ state: { $in: states } })
    .sort({ _id: 1 })
    .lean<NeedRow[]>()
    .cursor({ batchSize: size });
  for await (const batch of inBatches(rows as AsyncIterable<unknown>, size))
    yield await widen(batch as NeedRow[]);
}

/** What changes with every change of a need that a list shows. */
export const stampOf = (row: Pick<NeedRow, '_id' | 'movedAt' | 'rev' | 'doorTurns'>) => ({
  id: String(row._id),
  rev: row.movedAt.getTime() + row.rev + (row.doorTurns ?? 0),
});

/** Only ids and revisions, in batches. */
export async function* needStamps(states: readonly NeedRow['state'][], size = 2000) {
  const rows = NeedModel.find({ state: { $in: states } }, { movedAt: 1, rev: 1, doorTurns: 1 })
    .lean<NeedRow[]>()
    .cursor({ batchSize: size });
  for await (const batch of inBatches(rows as AsyncIterable<unknown>, size))
    yield (batch as NeedRow[]).map(stampOf);
}

/** How many needs of a firm reached which state: for the asker's card. */
export const needCountsOf = async (firm: string): Promise<Record<string, number>> => {
  const rows = await NeedModel.aggregate<{ _id: string; n: number }>([
    { $match: { firm: new NeedModel.base.Types.ObjectId(firm) } },
    { $group: { _id: '$state', n: { $sum: 1 } } },
  ]);
  return Object.fromEntries(rows.map((row) => [row._id, row.n]));
};

/**
 * Counters of a county since a moment: how many were posted, and of those that everybody may find, published since, how
 * many are in which state now. The public list narrowed to the same day shows the same needs.
 */
export const needCounters = async (county: string, since: Date) => {
  const [posted, rows] = await Promise.all([
    NeedModel.countDocuments({ county, createdAt: { $gte: since }, state: { $ne: 'draft' } }),
    NeedModel.aggregate<{ _id: string; n: number }>([
      { $match: { county, state: { $in: [...openToAll] }, publishedAt: { $gte: since } } },
      { $group: { _id: '$state', n: { $sum: 1 } } },
    ]),
  ]);
  const byState = Object.fromEntries(rows.map((row) => [row._id, row.n]));
  return { posted, published: rows.reduce((sum, row) => sum + row.n, 0), byState };
};

/** How many needs of a county have a clock that runs for one of these deeds. */
export const runningClocks = (county: string, whats: readonly string[]): Promise<number> =>
  NeedModel.countDocuments({ county, 'clock.what': { $in: [...whats] } });

/** Published needs of a county without progress since a moment. */
export const silentSince = (county: string, since: Date): Promise<number> =>
  NeedModel.countDocuments({ county, state: 'published', movedAt: { $lt: since } });

/** Needs still in the firm's hands with a lower health score. */
export const draftsBelow = (county: string, score: number): Promise<number> =>
  NeedModel.countDocuments({
    county,
    state: { $in: ['draft', 'returned'] },
    health: { $lt: score },
  });

/** Needs of a county that its bureau may see (no drafts), oldest first, in batches. @param most rows at most */
export async function* needsOfCounty(
  county: string,
  since: Date,
  most: number,
): AsyncGenerator<NeedRead[]> {
  const rows = NeedModel.find({ county, state: { $ne: 'draft' }, createdAt: { $gte: since } })
    .sort({ createdAt: 1, _id: 1 })
    .limit(most)
    .lean<NeedRow[]>()
    .cursor({ batchSize: 500 });
  for await (const batch of inBatches(rows as AsyncIterable<unknown>, 500))
    yield await widen(batch as NeedRow[]);
}

/** Needs whose turn ends by a moment; a published need waits for nobody in particular. */
export const waitingNeeds = (until: Date): Promise<NeedRow[]> =>
  NeedModel.find(
    { 'clock.due': { $lte: until }, 'clock.what': { $ne: 'bid' } },
    { county: 1, firm: 1, selected: 1, clock: 1 },
  ).lean<NeedRow[]>();

/** Needs that take bids now, in the order they were written, after one of them. @returns at most so many ids */
export const openNeedsAfter = async (
  after: string | undefined,
  most: number,
): Promise<string[]> => {
  const rows = await NeedModel.find(
    { state: { $in: openToBids }, ...(after ? { _id: { $gt: after } } : {}) } as object,
    { _id: 1 },
  )
    .sort({ _id: 1 })
    .limit(most)
    .lean<NeedRow[]>();
  return rows.map(({ _id }) => String(_id));
};

/** Needs of a firm that take bids now. */
export const openNeedsOf = async (firm: string): Promise<string[]> => {
  const open = { firm, state: { $in: openToBids } };
  const rows = await NeedModel.find(open as object, { _id: 1 }).lean<NeedRow[]>();
  return rows.map(({ _id }) => String(_id));
};

/** The newest needs of a firm that still look for an answer. */
export const liveNeedsOf = (firm: string, most: number): Promise<NeedRow[]> =>
  firm
    ? NeedModel.find({
        firm,
        state: { $in: ['draft', 'submitted', 'returned', 'refining', 'published', 'matching'] },
      } as object)
        .sort({ createdAt: -1, _id: 1 })
        .limit(most)
        .lean<NeedRow[]>()
    : Promise.resolve([]);

/** Needs of a county that nobody solved: expired ones, and those on the list since before a moment without a bid. */
export const unsolvedNeeds = async (
  county: string,
  before: Date,
  most: number,
): Promise<NeedRead[]> => {
  const rows = await NeedModel.find({
    county,
    $or: [
      { state: { $in: ['expired', 'toGuide'] } },
      { state: 'closed', 'results.0': { $exists: false } },
      { state: { $in: ['published', 'matching'] }, publishedAt: { $lt: before } },
    ],
  } as object)
    .sort({ createdAt: -1, _id: 1 })
    .limit(most)
    .lean<NeedRow[]>();
  const open = ['published', 'matching'];
  return (await widen(rows)).filter(({ row, bids }) => !open.includes(row.state) || bids === 0);
};
