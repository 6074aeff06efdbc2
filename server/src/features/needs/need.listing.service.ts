import type { Actor } from '@zhiqiao/shared/accounts/account.schema';
import { Refusal } from '@zhiqiao/shared/kernel/refusal';
import type * as doors from '@zhiqiao/shared/needs/need.endpoints';
import type { NeedRow as RowView } from '@zhiqiao/shared/needs/need.schema';
import type { UseCase } from '../../platform/ask.ts';
import { bidCounts } from '../bids/bid.reads.ts';
import { organisationNames } from '../organisations/organisation.reads.ts';
import { NeedModel, type NeedRow } from './need.model.ts';
import { isFirm } from './need.reading.service.ts';
import { clockOf, toCard } from './need.view.ts';

/** Whose needs: a firm's own, or the county's without drafts. */
const scopeOf = (actor: Actor): Record<string, unknown> => {
  if (!isFirm(actor)) return { county: actor.county, state: { $ne: 'draft' } };
  if (!actor.organisation) throw new Refusal('notPermitted');
  return { firm: new NeedModel.base.Types.ObjectId(actor.organisation) };
};

const narrow = (
  scope: Record<string, unknown>,
  query: { state?: string | undefined; waiting?: string | undefined; q?: string | undefined },
) => {
  const conditions: Record<string, unknown>[] = [scope];
  if (query.state) conditions.push({ state: query.state });
  if (query.waiting) conditions.push({ 'clock.who': query.waiting });
  if (query.q) {
    const like = { $regex: query.q.replace(/[.*+?^${}()|[\]\\]/g, '\\$&') };
    conditions.push({ $or: [{ title: like }, { number: like }] });
  }
  return { $and: conditions };
};

const countByState = async (scope: Record<string, unknown>): Promise<Record<string, number>> => {
  const rows = await NeedModel.aggregate<{ _id: string; n: number }>([
    { $match: scope },
    { $group: { _id: '$state', n: { $sum: 1 } } },
  ]);
  return Object.fromEntries(rows.map((row) => [row._id, row.n]));
};

const rowsOf = async (rows: NeedRow[]): Promise<RowView[]> => {
  const [names, counts] = await Promise.all([
    organisationNames(rows.map((row) => String(row.firm))),
    bidCounts(rows.map((row) => String(row._id))),
  ]);
  return rows.map((row) => {
    const bids = counts.get(String(row._id)) ?? { total: 0, waiting: 0 };
    const clock = clockOf(row, bids);
    return {
      ...toCard(row, names.get(String(row.firm)) ?? '', bids.total),
      ...(row.indicators[0] ? { aim: row.indicators[0] as never } : {}),
      ...(row.budget ? { budget: row.budget as never } : {}),
      waiting: bids.waiting,
      ...(clock ? { clock } : {}),
      confirmed: row.confirmedRev === row.rev,
      reported: Boolean(row.results?.length),
      health: row.health,
    };
  });
};

/** A desk's list: what has a clock first, earliest due first. */
export const listMine: UseCase<typeof doors.listMyNeeds> = async (ask) => {
  const { page, pageSize, ...query } = ask.query;
  const scope = scopeOf(ask.me);
  const filter = narrow(scope, query) as object;
  const order: Record<string, 1 | -1> = query.waiting ? { 'clock.due': 1 } : { movedAt: -1 };
  const [rows, total, byState] = await Promise.all([
    NeedModel.find(filter)
      .sort(order)
      .skip((page - 1) * pageSize)
      .limit(pageSize)
      .lean<NeedRow[]>(),
    NeedModel.countDocuments(filter),
    countByState(scope),
  ]);
  return { items: await rowsOf(rows), total, page, pageSize, byState };
};
