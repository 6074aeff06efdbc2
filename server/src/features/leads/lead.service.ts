import { type Actor, firmRoles, officerRoles } from '@zhiqiao/shared/accounts/account.schema';
import type * as doors from '@zhiqiao/shared/leads/lead.endpoints';
import type { LeadState } from '@zhiqiao/shared/leads/lead.machine';
import type { LeadView } from '@zhiqiao/shared/leads/lead.schema';
import { dayOf } from '@zhiqiao/shared/rules/workingDays';
import type { UseCase } from '../../platform/ask.ts';
import { needBriefs } from '../needs/need.reads.ts';
import { firmsThatLeft, organisationNames } from '../organisations/organisation.reads.ts';
import { outcomesByIds } from '../outcomes/outcome.reads.ts';
import { afterDays } from '../rules/calendar.ts';
import { ruleValue } from '../rules/rule.service.ts';
import { LeadModel, type LeadRow } from './lead.model.ts';
import { leadFor, moveLead, putOff, standingsOn } from './lead.moving.ts';

type Read = Awaited<ReturnType<typeof outcomesByIds>>[number];

const outcomePart = (id: string, read: Read | undefined): LeadView['outcome'] => ({
  id,
  number: read?.row.number ?? '',
  title: read?.row.title ?? '',
  trialFirst: read?.row.trialFirst ?? false,
  maturity: read?.row.maturity ?? 1,
});

const waiting: readonly LeadState[] = ['toUnit', 'toFirm'];
const waits = ({ state }: LeadRow): boolean => waiting.includes(state);

const showAll = async (actor: Actor, rows: readonly LeadRow[]): Promise<LeadView[]> => {
  const needs = await needBriefs(rows.map(({ need }) => String(need)));
  const reads = await outcomesByIds(rows.map(({ outcome }) => String(outcome)));
  const outcomes = new Map(reads.map((read) => [String(read.row._id), read]));
  const names = await organisationNames(
    rows.flatMap((row) => [String(row.firm), String(row.unit)]),
  );
  return rows.map((row) => {
    const need = needs.get(String(row.need));
    return {
      id: String(row._id),
      state: row.state,
      need: { id: String(row.need), number: need?.number ?? '', title: need?.title ?? '' },
      firm: names.get(String(row.firm)) ?? '',
      outcome: outcomePart(String(row.outcome), outcomes.get(String(row.outcome))),
      unit: names.get(String(row.unit)) ?? '',
      match: row.match,
      until: dayOf(row.until),
      ...(row.later && waits(row) ? { later: dayOf(row.later) } : {}),
      ...(row.reason ? { reason: row.reason as NonNullable<LeadView['reason']> } : {}),
      ...(row.note ? { note: row.note } : {}),
      standings: standingsOn(actor, row),
      at: row.movedAt.toISOString(),
    };
  });
};

const showTo = async (actor: Actor, row: LeadRow): Promise<LeadView> =>
  (await showAll(actor, [row]))[0]!;

const offered: LeadState[] = ['toFirm', 'taken'];

/** Whose leads somebody sees, and in which state they wait for them. */
const scopeOf = (actor: Actor): { mine: object; waits: LeadState; seen?: LeadState[] } => {
  if ((firmRoles as readonly string[]).includes(actor.role))
    return { mine: { firm: actor.organisation }, waits: 'toFirm', seen: offered };
  if ((officerRoles as readonly string[]).includes(actor.role))
    return { mine: { county: actor.county }, waits: 'taken' };
  return { mine: { unit: actor.organisation }, waits: 'toUnit' };
};

/** What still waits for somebody is not shown while its firm has left the suggestions; it comes back with the firm. */
const withoutLeft = async (): Promise<object> => {
  const left = await firmsThatLeft();
  return left.length > 0 ? { $nor: [{ firm: { $in: left }, state: { $in: waiting } }] } : {};
};

const orders = { best: { score: -1 }, until: { until: 1 }, newest: { createdAt: -1 } } as const;

export const listLeads: UseCase<typeof doors.listLeads> = async (ask) => {
  const { page, pageSize, state, need, order } = ask.query;
  const { mine, waits, seen } = scopeOf(ask.me);
  const allowed = state && seen && !seen.includes(state) ? [] : seen;
  const shown = { ...mine, ...(await withoutLeft()) };
  const filter = {
    ...shown,
    ...(need ? { need } : {}),
    ...(state && allowed?.length !== 0 ? { state } : allowed ? { state: { $in: allowed } } : {}),
  } as object;
  const [rows, total, count] = await Promise.all([
    LeadModel.find(filter)
      .sort({ later: 1, ...orders[order], _id: 1 })
      .skip((page - 1) * pageSize)
      .limit(pageSize)
      .lean<LeadRow[]>(),
    LeadModel.countDocuments(filter),
    LeadModel.countDocuments({ ...shown, state: waits, later: { $exists: false } } as object),
  ]);
  return { items: await showAll(ask.me, rows), total, page, pageSize, waiting: count };
};

export const offerLead: UseCase<typeof doors.offerLead> = async (ask, world) => {
  const row = await leadFor(ask.params.id, ask.me, 'offer');
  const at = world.clock.now();
  const { note } = ask.body;
  // The firm has its whole time, however long the unit took.
  const until = afterDays(at, await ruleValue('lead.days', row.county, at));
  const said = { until, ...(note ? { note } : {}) };
  return showTo(ask.me, await moveLead(row, 'offer', ask.me, at, said));
};

export const takeLead: UseCase<typeof doors.takeLead> = async (ask, world) => {
  const row = await leadFor(ask.params.id, ask.me, 'take');
  return showTo(ask.me, await moveLead(row, 'take', ask.me, world.clock.now()));
};

/** Not now: behind the others until the county's days are over; the pair itself moves nowhere. */
export const laterLead: UseCase<typeof doors.laterLead> = async (ask, world) => {
  const row = await leadFor(ask.params.id, ask.me, 'dismiss');
  const at = world.clock.now();
  const later = afterDays(at, await ruleValue('introduction.laterDays', row.county, at));
  return showTo(ask.me, await putOff(row, later, ask.me, at));
};

export const dismissLead: UseCase<typeof doors.dismissLead> = async (ask, world) => {
  const row = await leadFor(ask.params.id, ask.me, 'dismiss');
  const { reason, note } = ask.body;
  const said = { reason, ...(note ? { note } : {}) };
  return showTo(ask.me, await moveLead(row, 'dismiss', ask.me, world.clock.now(), said));
};
