import { type Actor, firmRoles, officerRoles } from '@zhiqiao/shared/accounts/account.schema';
import { Refusal } from '@zhiqiao/shared/kernel/refusal';
import { openToBids } from '@zhiqiao/shared/needs/need.machine';
import type * as doors from '@zhiqiao/shared/rounds/round.endpoints';
import type { OfferView } from '@zhiqiao/shared/rounds/round.view';
import type { UseCase } from '../../platform/ask.ts';
import { expertsByIds } from '../experts/expert.reads.ts';
import { engageNeed, noteIntroduction } from '../needs/need.promising.service.ts';
import { needsByIds } from '../needs/need.reads.ts';
import { organisationNames } from '../organisations/organisation.reads.ts';
import { OfferModel, type OfferRow } from './offer.model.ts';
import { demandOnOffer, loadOffer, moveOffer, standingsOnOffer } from './offer.moving.ts';
import { townName } from './offer.reads.ts';

const openOffers = ['offered', 'expertAgreed', 'postAgreed'] as const;

const sideOf = (row: OfferRow, side: 'expert' | 'post') => {
  const at = side === 'expert' ? row.expertAt : row.postAt;
  if (at) return { state: 'agreed' as const, at: at.toISOString() };
  return { state: row.declined?.by === side ? ('declined' as const) : ('waiting' as const) };
};

/** Whose answer is waited for; the expert's first, as both may be. */
const clockOf = (row: OfferRow) => {
  if (!(openOffers as readonly string[]).includes(row.state)) return {};
  const post = row.firm ? ('firm' as const) : ('bureau' as const);
  return {
    clock: {
      who: row.expertAt ? post : ('expert' as const),
      what: 'answerOffer',
      startedAt: row.startedAt.toISOString(),
      due: row.due.toISOString(),
    },
  };
};

const show = async (actor: Actor, rows: readonly OfferRow[]): Promise<OfferView[]> => {
  const experts = new Map(
    (await expertsByIds(rows.map((row) => String(row.expert)))).map((one) => [one.id, one]),
  );
  const firms = await organisationNames(
    rows.flatMap((row) => (row.firm ? [String(row.firm)] : [])),
  );
  return rows.map((row) => {
    const expert = experts.get(String(row.expert));
    const { title, text, town } = row.post;
    return {
      id: String(row._id),
      state: row.state,
      round: { id: String(row.round), title: row.title },
      expert: {
        id: String(row.expert),
        name: expert?.name ?? '',
        unit: expert?.unitShown ?? '',
        title: expert?.title ?? '',
      },
      post: {
        title,
        text,
        of: row.firm ? (firms.get(String(row.firm)) ?? '') : townName(town),
        ...(row.need ? { need: String(row.need) } : {}),
        ...(town ? { town } : {}),
      },
      match: row.match,
      sides: { expert: sideOf(row, 'expert'), post: sideOf(row, 'post') },
      ...(row.declined ? { declined: row.declined } : {}),
      ...clockOf(row),
      standings: standingsOnOffer(actor, row),
    };
  });
};

const showOne = async (actor: Actor, row: OfferRow): Promise<OfferView> =>
  (await show(actor, [row]))[0]!;

const scopeOf = (me: Actor): Record<string, unknown> => {
  if (me.role === 'expert' && me.expert) return { expert: me.expert };
  if ((firmRoles as readonly string[]).includes(me.role)) return { firm: me.organisation };
  if ((officerRoles as readonly string[]).includes(me.role)) return { county: me.county };
  throw new Refusal('notPermitted');
};

export const listOffers: UseCase<typeof doors.listOffers> = async (ask) => {
  const { page, pageSize, state } = ask.query;
  const wanted = state === 'open' ? { state: { $in: openOffers } } : state ? { state } : {};
  const filter = { ...scopeOf(ask.me), ...wanted } as object;
  const [rows, total] = await Promise.all([
    OfferModel.find(filter)
      .sort({ movedAt: -1, _id: 1 })
      .skip((page - 1) * pageSize)
      .limit(pageSize)
      .lean<OfferRow[]>(),
    OfferModel.countDocuments(filter),
  ]);
  return { items: await show(ask.me, rows), total, page, pageSize };
};

/** What both agreed on about a need goes on as an introduction: they may talk, and the need is being matched. */
const bringTogether = async (row: OfferRow, by: Actor, at: Date): Promise<void> => {
  const need = (await needsByIds([String(row.need)]))[0]?.row;
  if (!need || !(openToBids as readonly string[]).includes(need.state)) return;
  const fresh = await noteIntroduction(need, String(row.expert), by, row.title, at);
  if (fresh) await engageNeed(String(row.need), by, at);
};

/** One side says yes; the second yes is the agreement. */
export const acceptOffer: UseCase<typeof doors.acceptOffer> = async (ask, world) => {
  const row = await loadOffer(ask.params.id);
  const expert = ask.body.as === 'expert';
  demandOnOffer(row, ask.me, expert ? 'acceptAsExpert' : 'acceptAsPost');
  const at = world.clock.now();
  const move = expert
    ? row.state === 'offered'
      ? 'agreeAsExpert'
      : 'completeAsExpert'
    : row.state === 'offered'
      ? 'agreeAsPost'
      : 'completeAsPost';
  const set = expert ? { expertAt: at } : { postAt: at };
  const saved = await moveOffer(row, move, ask.me, at, { set });
  if (saved.state === 'agreed' && row.need) await bringTogether(row, ask.me, at);
  return showOne(ask.me, saved);
};

export const declineOffer: UseCase<typeof doors.declineOffer> = async (ask, world) => {
  const row = await loadOffer(ask.params.id);
  const held = demandOnOffer(row, ask.me, 'decline');
  const by = held.includes('expert') ? ('expert' as const) : ('post' as const);
  const { reason, note } = ask.body;
  const at = world.clock.now();
  const saying = { set: { declined: { by, reason, note } }, reason, ...(note ? { note } : {}) };
  return showOne(ask.me, await moveOffer(row, 'decline', ask.me, at, saying));
};
