import type { Judged } from '@zhiqiao/shared/introductions/introduction.schema';
import {
  IntroductionModel,
  type IntroductionRow,
  JudgementModel,
  type JudgementRow,
  type ThingJudgementRow,
  thingJudgements,
} from './introduction.model.ts';

const openStates = ['introduced', 'talking'] as const;

/** How many introductions of each of these experts nothing has come of yet. */
export const openIntroductions = async (
  experts: readonly string[],
): Promise<Map<string, number>> => {
  const rows = await IntroductionModel.find(
    { expert: { $in: experts }, state: { $in: openStates } } as object,
    { expert: 1 },
  ).lean<Pick<IntroductionRow, 'expert'>[]>();
  const counts = new Map<string, number>();
  for (const { expert } of rows) counts.set(String(expert), (counts.get(String(expert)) ?? 0) + 1);
  return counts;
};

/** The introductions of a need, by expert. */
export const introductionsOf = async (need: string): Promise<Map<string, IntroductionRow>> => {
  const rows = await IntroductionModel.find({ need } as object).lean<IntroductionRow[]>();
  return new Map(rows.map((row) => [String(row.expert), row]));
};

type Said = Pick<JudgementRow, 'verdict' | 'reason' | 'until'>;

const judgedOf = (row: Said): Judged => ({
  verdict: row.verdict,
  ...(row.reason ? { reason: row.reason } : {}),
  ...(row.until ? { until: row.until.toISOString() } : {}),
});

/** What one side said of the suggestions for a need, or of those made to an expert; `later` that is over is left out. */
export const judgementsOf = async (
  of: { need: string } | { expert: string },
  side: JudgementRow['side'],
  at: Date,
): Promise<Map<string, Judged>> => {
  const rows = await JudgementModel.find({ ...of, side } as object).lean<JudgementRow[]>();
  return new Map(
    rows
      .filter(({ until }) => !until || until > at)
      .map((row) => [String('need' in of ? row.expert : row.need), judgedOf(row)]),
  );
};

/** What one side said of the outcomes, or of the units, for a need; `later` that is over is left out. */
export const thingJudgementsOf = async (
  thing: keyof typeof thingJudgements,
  need: string,
  side: ThingJudgementRow['side'],
  at: Date,
): Promise<Map<string, Judged>> => {
  const rows = await thingJudgements[thing]
    .find({ need, side } as object)
    .lean<ThingJudgementRow[]>();
  return new Map(
    rows
      .filter(({ until }) => !until || until > at)
      .map((row) => [String(row[thing]), judgedOf(row)]),
  );
};

/** Everything that a firm said of the suggestions for these needs; `later` that is over is left out. */
export const saidByFirm = async (needs: readonly string[], at: Date) => {
  const of = { need: { $in: needs }, side: 'firm' } as object;
  const [people, outcomes, units, solved] = await Promise.all([
    JudgementModel.find(of).lean<JudgementRow[]>(),
    thingJudgements.outcome.find(of).lean<ThingJudgementRow[]>(),
    thingJudgements.unit.find(of).lean<ThingJudgementRow[]>(),
    thingJudgements.solved.find(of).lean<ThingJudgementRow[]>(),
  ]);
  const told =
    (of: 'expert' | keyof typeof thingJudgements) => (row: JudgementRow | ThingJudgementRow) => ({
      need: String(row.need),
      of,
      id: String((row as Partial<Record<typeof of, unknown>>)[of]),
      at: row.at,
      ...judgedOf(row),
    });
  return [
    ...people.map(told('expert')),
    ...outcomes.map(told('outcome')),
    ...units.map(told('unit')),
    ...solved.map(told('solved')),
  ]
    .filter(({ until }) => !until || until > at.toISOString())
    .sort((one, other) => other.at.getTime() - one.at.getTime());
};

/** What experts and firms themselves said of these needs and people: what a round takes as their wishes. */
export const wishesOn = async (needs: readonly string[], experts: readonly string[]) => {
  const rows = await JudgementModel.find({
    need: { $in: needs },
    expert: { $in: experts },
    side: { $ne: 'bureau' },
    verdict: { $ne: 'later' },
  } as object).lean<JudgementRow[]>();
  return rows.map(({ need, expert, side, verdict, reason }) => ({
    need: String(need),
    expert: String(expert),
    by: side === 'expert' ? ('expert' as const) : ('firm' as const),
    wants: verdict === 'wanted' ? ('want' as const) : ('avoid' as const),
    ...(reason ? { reason } : {}),
  }));
};

/** Introductions that their owner has to ask after, due by a moment. */
export const waitingIntroductions = (until: Date): Promise<IntroductionRow[]> =>
  IntroductionModel.find({ 'clock.due': { $lte: until } }, { county: 1, clock: 1, need: 1 }).lean<
    IntroductionRow[]
  >();

/** What came of a county's introductions, and which suggestions anybody dismissed and why: to learn from. */
export const pairsSpokenOf = async (county: string) => {
  const [introduced, dismissed] = await Promise.all([
    IntroductionModel.find({ county }, { need: 1, expert: 1, state: 1 })
      .sort({ _id: 1 })
      .lean<IntroductionRow[]>(),
    JudgementModel.find({ county, verdict: 'dismissed' }, { need: 1, expert: 1, reason: 1 })
      .sort({ _id: 1 })
      .lean<JudgementRow[]>(),
  ]);
  const pairOf = ({ need, expert }: Pick<IntroductionRow, 'need' | 'expert'>) => ({
    need: String(need),
    expert: String(expert),
  });
  return {
    introduced: introduced.map((row) => ({ ...pairOf(row), state: row.state })),
    dismissed: dismissed.map((row) => ({ ...pairOf(row), reason: row.reason })),
  };
};
