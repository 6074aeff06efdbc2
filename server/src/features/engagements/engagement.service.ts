import { type Actor, firmRoles, officerRoles } from '@zhiqiao/shared/accounts/account.schema';
import type * as doors from '@zhiqiao/shared/engagements/engagement.endpoints';
import { engagementMachine } from '@zhiqiao/shared/engagements/engagement.machine';
import { engagementStandings } from '@zhiqiao/shared/engagements/engagement.policy';
import type { EngagementView } from '@zhiqiao/shared/engagements/engagement.schema';
import { advance, type MoveOf } from '@zhiqiao/shared/kernel/machine';
import { Refusal } from '@zhiqiao/shared/kernel/refusal';
import type { UseCase } from '../../platform/ask.ts';
import { record } from '../../platform/events.ts';
import { inBatches } from '../../platform/mongo.ts';
import { nextNumber } from '../../platform/numbers.ts';
import { dealKey, talksByKey } from '../conversations/conversation.reads.ts';
import { countActive, expertsByIds } from '../experts/expert.reads.ts';
import { needBriefs } from '../needs/need.reads.ts';
import { organisationNames } from '../organisations/organisation.reads.ts';
import { EngagementModel, type EngagementRow } from './engagement.model.ts';
import { partiesOf } from './engagement.reads.ts';

interface Beginning {
  need: string;
  bid: string;
  firm: string;
  expert: string;
  unit?: string | undefined;
  county: string;
  price: number;
  months: number;
}

const say = (
  row: EngagementRow,
  name: string,
  by: Actor,
  at: Date,
  more: { from?: string; to: string },
) =>
  record(
    {
      name,
      subject: { noun: 'engagement', id: String(row._id) },
      about: { noun: 'need', id: String(row.need) },
      county: row.county,
      actor: { id: by.id, name: by.name, role: by.role },
      ...more,
    },
    at,
  );

/** Begins an engagement, the agreement still to be signed. @returns its id */
export const beginEngagement = async (
  beginning: Beginning,
  by: Actor,
  at: Date,
): Promise<string> => {
  const number = await nextNumber('HZ', at);
  const [made] = await EngagementModel.create([
    { ...beginning, number, state: engagementMachine.initial, since: at },
  ]);
  const row = made!.toObject() as unknown as EngagementRow;
  await countActive(beginning.expert, 1);
  await say(row, 'engagement.begun', by, at, { to: row.state });
  return String(row._id);
};

const move = async (
  id: string,
  name: MoveOf<typeof engagementMachine>,
  fact: string,
  by: Actor,
  at: Date,
  set: Partial<EngagementRow> = {},
) => {
  const row = await EngagementModel.findById(id).lean<EngagementRow>();
  if (!row) throw new Refusal('notFound');
  const to = advance(engagementMachine, row.state, name);
  const saved = await EngagementModel.findOneAndUpdate(
    { _id: row._id, state: row.state },
    { $set: { ...set, state: to } },
    { returnDocument: 'after' },
  ).lean<EngagementRow>();
  if (!saved)
    throw new Refusal('moveNotPossible', {
      noun: 'engagement',
      state: row.state,
      move: name,
      movesLeft: [],
    });
  await say(saved, fact, by, at, { from: row.state, to });
  return saved;
};

/** @returns the months agreed on */
export const signEngagement = async (
  id: string,
  signed: { signedOn: string; contractNumber: string },
  by: Actor,
  at: Date,
): Promise<number> => (await move(id, 'sign', 'engagement.signed', by, at, signed)).months;

export const completeEngagement = async (id: string, by: Actor, at: Date): Promise<void> => {
  const row = await move(id, 'complete', 'engagement.completed', by, at);
  await countActive(String(row.expert), -1);
};

const asReader = (row: EngagementRow, reader?: Actor, talk?: { id: string; unread: number }) => ({
  standings: reader ? engagementStandings(reader, partiesOf(row)) : [],
  ...(talk ? { conversation: talk.id } : {}),
  unread: talk?.unread ?? 0,
});

/** @param reader nobody for an export, which shows what everybody inside may read */
const show = async (rows: EngagementRow[], reader?: Actor): Promise<EngagementView[]> => {
  const [needs, firms, experts] = await Promise.all([
    needBriefs(rows.map((row) => String(row.need))),
    organisationNames(rows.map((row) => String(row.firm))),
    expertsByIds(rows.map((row) => String(row.expert))),
  ]);
  const names = new Map(experts.map((expert) => [expert.id, expert.name]));
  const keyOf = (row: EngagementRow) => dealKey(String(row.need), String(row.expert));
  const talks = reader ? await talksByKey(rows.map(keyOf), reader) : new Map<string, never>();
  return rows.map((row) => ({
    id: String(row._id),
    state: row.state,
    number: row.number,
    need: {
      id: String(row.need),
      number: needs.get(String(row.need))?.number ?? '',
      title: needs.get(String(row.need))?.title ?? '',
    },
    bid: String(row.bid),
    firm: { id: String(row.firm), name: firms.get(String(row.firm)) ?? '' },
    expert: { id: String(row.expert), name: names.get(String(row.expert)) ?? '' },
    price: row.price,
    months: row.months,
    ...(row.signedOn ? { signedOn: row.signedOn } : {}),
    ...(row.contractNumber ? { contractNumber: row.contractNumber } : {}),
    since: row.since.toISOString(),
    ...asReader(row, reader, talks.get(keyOf(row))),
  }));
};

/** Whose engagements somebody may see. */
const scopeOf = (actor: Actor): Record<string, unknown> => {
  if ((officerRoles as readonly string[]).includes(actor.role)) return { county: actor.county };
  if ((firmRoles as readonly string[]).includes(actor.role)) return { firm: actor.organisation };
  if (actor.role === 'expert') return { expert: actor.expert };
  if (actor.role === 'universityOfficer') return { unit: actor.organisation };
  throw new Refusal('notPermitted');
};

export const listEngagements: UseCase<typeof doors.listEngagements> = async (ask) => {
  const { page, pageSize } = ask.query;
  const scope = scopeOf(ask.me) as object;
  const [rows, total] = await Promise.all([
    EngagementModel.find(scope)
      .sort({ since: -1 })
      .skip((page - 1) * pageSize)
      .limit(pageSize)
      .lean<EngagementRow[]>(),
    EngagementModel.countDocuments(scope),
  ]);
  return { items: await show(rows, ask.me), total, page, pageSize };
};

export const readEngagement: UseCase<typeof doors.readEngagement> = async (ask) => {
  const row = await EngagementModel.findOne({
    ...scopeOf(ask.me),
    _id: ask.params.id,
  } as object).lean<EngagementRow>();
  if (!row) throw new Refusal('notFound');
  return (await show([row], ask.me))[0]!;
};

/** Engagements of a county, oldest first, in batches. @param most rows at most */
export async function* engagementsOfCounty(
  county: string,
  since: Date,
  most: number,
): AsyncGenerator<EngagementView[]> {
  const rows = EngagementModel.find({ county, since: { $gte: since } })
    .sort({ since: 1, _id: 1 })
    .limit(most)
    .lean<EngagementRow[]>()
    .cursor({ batchSize: 500 });
  for await (const batch of inBatches(rows as AsyncIterable<unknown>, 500))
    yield await show(batch as EngagementRow[]);
}
