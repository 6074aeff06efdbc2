import { EngagementModel, type EngagementRow } from './engagement.model.ts';

/** Who is who in an engagement. */
export const partiesOf = (row: EngagementRow) => ({
  need: String(row.need),
  bid: String(row.bid),
  firm: String(row.firm),
  expert: String(row.expert),
  county: row.county,
  ...(row.unit ? { unit: String(row.unit) } : {}),
});

export const engagementParties = async (id: string) => {
  const row = await EngagementModel.findById(id).lean<EngagementRow>();
  return row ? partiesOf(row) : undefined;
};

/** The states of engagements by id. */
export const engagementStatesOf = async (ids: readonly string[]): Promise<Map<string, string>> => {
  const rows = await EngagementModel.find({ _id: { $in: ids } }, { state: 1 }).lean<
    EngagementRow[]
  >();
  return new Map(rows.map((row) => [String(row._id), row.state]));
};

const signedStates = ['active', 'completed'];

/** Agreements of a firm or an expert: signed, of these with money, and brought to their end. */
export const dealsOf = async (
  whose: { firm: string } | { expert: string },
): Promise<{ signed: number; funded: number; completed: number }> => {
  const rows = await EngagementModel.find({ ...whose, signedOn: { $exists: true } } as object, {
    state: 1,
    price: 1,
  }).lean<EngagementRow[]>();
  return {
    signed: rows.length,
    funded: rows.filter(({ price, state }) => price > 0 && signedStates.includes(state)).length,
    completed: rows.filter(({ state }) => state === 'completed').length,
  };
};

/** Agreements that each of these experts brought to their end. */
export const completedCounts = async (experts: readonly string[]): Promise<Map<string, number>> => {
  const rows = await EngagementModel.find(
    { expert: { $in: experts }, state: 'completed' } as object,
    { expert: 1 },
  ).lean<Pick<EngagementRow, 'expert'>[]>();
  const counts = new Map<string, number>();
  for (const { expert } of rows) counts.set(String(expert), (counts.get(String(expert)) ?? 0) + 1);
  return counts;
};
