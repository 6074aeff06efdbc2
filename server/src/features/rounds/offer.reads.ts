import { expertName } from '../experts/expert.reads.ts';
import { organisationNames } from '../organisations/organisation.reads.ts';
import { namesOf } from '../reference/reference.service.ts';
import { OfferModel, type OfferRow } from './offer.model.ts';
import type { RoundRow } from './round.model.ts';

/** What the answers to a round's offers leave: pairs that stand, and pairs that are not asked again. */
export const settledBy = async (row: Pick<RoundRow, '_id'>) => {
  const offers = await OfferModel.find(
    { round: row._id },
    { state: 1, expert: 1, 'post.key': 1 },
  ).lean<Pick<OfferRow, 'state' | 'expert' | 'post'>[]>();
  const pairs = (states: readonly OfferRow['state'][]) =>
    offers
      .filter(({ state }) => states.includes(state))
      .map(({ expert, post }) => ({ expert: String(expert), post: post.key }));
  return { settled: pairs(['agreed']), refused: pairs(['declined', 'lapsed']) };
};

/** Offers of a round by pair, the newest of each, and how many stand where. */
export const offersOf = async (round: unknown) => {
  const offers = await OfferModel.find({ round } as object, { state: 1, expert: 1, 'post.key': 1 })
    .sort({ _id: 1 })
    .lean<Pick<OfferRow, '_id' | 'state' | 'expert' | 'post'>[]>();
  const counts: Partial<Record<OfferRow['state'], number>> = {};
  for (const { state } of offers) counts[state] = (counts[state] ?? 0) + 1;
  const byPair = new Map(
    offers.map((one) => [
      `${one.expert} ${one.post.key}`,
      { id: String(one._id), state: one.state },
    ]),
  );
  return { counts, byPair };
};

export const agreedCounts = async (rounds: readonly unknown[]): Promise<Map<string, number>> => {
  const rows = await OfferModel.aggregate<{ _id: unknown; n: number }>([
    { $match: { round: { $in: rounds as never }, state: 'agreed' } },
    { $group: { _id: '$round', n: { $sum: 1 } } },
  ]);
  return new Map(rows.map((row) => [String(row._id), row.n]));
};

const open: OfferRow['state'][] = ['offered', 'expertAgreed', 'postAgreed'];

/** Offers that wait for an answer by a moment, once for each side that has not said yes. */
export const waitingOffers = async (until: Date) => {
  const rows = await OfferModel.find(
    { state: { $in: open }, due: { $lte: until } },
    { county: 1, firm: 1, expertAt: 1, postAt: 1, startedAt: 1, due: 1 },
  ).lean<OfferRow[]>();
  return rows.flatMap(({ _id, county, firm, expertAt, postAt, startedAt, due }) => {
    const asked = (who: string) => ({
      _id,
      county,
      clock: { who, what: 'answerOffer', startedAt, due },
    });
    return [
      ...(expertAt ? [] : [asked('expert')]),
      ...(postAt ? [] : [asked(firm ? 'firm' : 'bureau')]),
    ];
  });
};

/** What a notice says of an offer. */
export const offerTold = async (id: string) => {
  const row = await OfferModel.findById(id).lean<OfferRow>();
  if (!row) return undefined;
  const firm = row.firm ? String(row.firm) : undefined;
  const names = await organisationNames(firm ? [firm] : []);
  return {
    words: {
      title: row.post.title,
      round: row.title,
      firm: (firm && names.get(firm)) ?? '',
      expert: await expertName(String(row.expert)),
    },
    firm,
    expert: String(row.expert),
  };
};

export const townName = (code: string | undefined): string =>
  (code && namesOf('towns', [code])[0]) || '';
