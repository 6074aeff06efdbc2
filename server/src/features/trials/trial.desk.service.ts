import { type Actor, firmRoles, officerRoles } from '@zhiqiao/shared/accounts/account.schema';
import { openStates } from '@zhiqiao/shared/kernel/machine';
import { Refusal } from '@zhiqiao/shared/kernel/refusal';
import { dayOf } from '@zhiqiao/shared/rules/workingDays';
import { inUse, type TrialState, trialMachine } from '@zhiqiao/shared/trials/trial.machine';
import type * as doors from '@zhiqiao/shared/trials/trial.reading.endpoints';
import type { trialGroups } from '@zhiqiao/shared/trials/trial.reading.endpoints';
import type { TrialCard } from '@zhiqiao/shared/trials/trial.view';
import type { UseCase } from '../../platform/ask.ts';
import { contractMoney } from '../contracts/contract.reads.ts';
import { trialRules } from './trial.course.ts';
import { TrialModel, type TrialRow } from './trial.model.ts';
import { standingsOn } from './trial.moving.ts';
import { namesFor } from './trial.reading.service.ts';
import { toCard } from './trial.view.ts';

type Filter = Record<string, unknown>;
const open = openStates(trialMachine);

/** Whose trials somebody may see, and which party of a clock they are. */
const scopeOf = (actor: Actor): { whose: Filter; party: string } => {
  const holds = (roles: readonly string[]) => roles.includes(actor.role);
  if (holds(officerRoles)) return { whose: { county: actor.county }, party: 'bureau' };
  if (holds(firmRoles)) return { whose: { firm: actor.organisation }, party: 'firm' };
  if (actor.role === 'universityOfficer')
    return { whose: { unit: actor.organisation }, party: 'unit' };
  if (actor.role === 'expert') return { whose: { inventor: actor.expert }, party: 'expert' };
  throw new Refusal('notPermitted');
};

/** Cards for one reader. */
export const cardsFor = async (
  actor: Actor,
  rows: readonly TrialRow[],
  at: Date,
): Promise<TrialCard[]> => {
  const name = await namesFor(rows);
  const rules = await trialRules(actor.county, at);
  return rows.map((row) => toCard(row, name(row), standingsOn(actor, row), rules, at));
};

type Group = (typeof trialGroups)[number];

const groupFilter = (group: Group, party: string): Filter => {
  if (group === 'waiting') return { state: { $in: open }, 'clock.who': party };
  if (group === 'running') return { state: { $in: open } };
  if (group === 'overdue') return { state: { $in: inUse }, overdueAt: { $exists: true } };
  return { state: { $in: ['converted', 'ended'] } };
};

const countByState = async (whose: Filter): Promise<Partial<Record<TrialState, number>>> => {
  const rows = await TrialModel.find(whose as object, { state: 1 }).lean<TrialRow[]>();
  const counts: Partial<Record<TrialState, number>> = {};
  for (const { state } of rows) counts[state] = (counts[state] ?? 0) + 1;
  return counts;
};

export const listTrials: UseCase<typeof doors.listTrials> = async (ask, world) => {
  const { page, pageSize, state, group, outcome } = ask.query;
  const { whose, party } = scopeOf(ask.me);
  const narrowed = { ...whose, ...(outcome ? { outcome } : {}) };
  const filter = {
    ...narrowed,
    ...(group ? groupFilter(group, party) : {}),
    ...(state ? { state: { $in: state } } : {}),
  } as object;
  const rows = await TrialModel.find(filter)
    .sort({ movedAt: -1, _id: -1 })
    .skip((page - 1) * pageSize)
    .limit(pageSize)
    .lean<TrialRow[]>();
  const count = (one: Group) =>
    TrialModel.countDocuments({ ...narrowed, ...groupFilter(one, party) } as object);
  return {
    items: await cardsFor(ask.me, rows, world.clock.now()),
    total: await TrialModel.countDocuments(filter),
    page,
    pageSize,
    byState: await countByState(narrowed),
    groups: {
      waiting: await count('waiting'),
      running: await count('running'),
      overdue: await count('overdue'),
      over: await count('over'),
    },
  };
};

const boardMost = 100;

/** What is under way, that which ends first at the top. */
export const readBoard: UseCase<typeof doors.readTrialBoard> = async (ask, world) => {
  const rows = await TrialModel.find({
    firm: ask.me.organisation,
    state: { $in: open },
  } as object)
    .limit(boardMost)
    .lean<TrialRow[]>();
  const items = await cardsFor(ask.me, rows, world.clock.now());
  const left = (card: TrialCard) => card.daysLeft ?? Number.MAX_SAFE_INTEGER;
  return {
    items: items.toSorted((a, b) => left(a) - left(b)),
    overdue: items.filter(({ overdue }) => overdue).length,
  };
};

const columnMost = 20;

export const readPipeline: UseCase<typeof doors.readTrialPipeline> = async (ask, world) => {
  const at = world.clock.now();
  const rows = await TrialModel.find({
    unit: ask.me.organisation,
    state: { $in: open },
  } as object)
    .sort({ 'clock.due': 1 })
    .limit(500)
    .lean<TrialRow[]>();
  const cards = await cardsFor(ask.me, rows, at);
  const late = (card: TrialCard) => card.clock !== undefined && card.clock.due < at.toISOString();
  const stages = open.map((state) => {
    const items = cards.filter((card) => card.state === state);
    return {
      state,
      count: items.length,
      overdue: items.filter(late).length,
      items: items.slice(0, columnMost),
    };
  });
  const whos = [...new Set(cards.flatMap(({ clock }) => (clock ? [clock.who] : [])))];
  const money = await contractMoney({ seller: ask.me.organisation! });
  return {
    stages: stages.filter(({ count }) => count > 0),
    waiting: whos.map((who) => {
      const items = cards.filter(({ clock }) => clock?.who === who);
      return { who, count: items.length, overdue: items.filter(late).length };
    }),
    convertedFen: money.amountFen,
  };
};

export const listPublicity: UseCase<typeof doors.listPublicity> = async (ask, world) => {
  const rows = await TrialModel.find({
    county: ask.me.county,
    state: 'publicity',
    'publicity.until': { $gt: world.clock.now() },
  } as object)
    .limit(boardMost)
    .lean<TrialRow[]>();
  const name = await namesFor(rows);
  return {
    items: rows.map((row) => ({
      trial: String(row._id),
      title: name(row).outcome.title,
      unit: name(row).unit,
      firm: name(row).firm,
      method: row.price!.method,
      amountFen: row.price!.amountFen,
      from: dayOf(row.publicity!.from),
      until: dayOf(row.publicity!.until),
    })),
  };
};
