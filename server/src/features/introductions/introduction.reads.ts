import type { Judged } from '@zhiqiao/shared/introductions/introduction.schema';
import {
  IntroductionModel,
  type IntroductionRow,
  JudgementModel,
  type JudgementRow,
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
      .map((row) => [
        String('need' in of ? row.expert : row.need),
        {
          verdict: row.verdict,
          ...(row.reason ? { reason: row.reason } : {}),
          ...(row.until ? { until: row.until.toISOString() } : {}),
        },
      ]),
  );
};

/** Introductions that their owner has to ask after, due by a moment. */
export const waitingIntroductions = (until: Date): Promise<IntroductionRow[]> =>
  IntroductionModel.find({ 'clock.due': { $lte: until } }, { county: 1, clock: 1, need: 1 }).lean<
    IntroductionRow[]
  >();
