import { dayOf } from '@zhiqiao/shared/rules/workingDays';
import { inUse } from '@zhiqiao/shared/trials/trial.machine';
import type * as doors from '@zhiqiao/shared/trials/trial.reading.endpoints';
import type { DecisionKind } from '@zhiqiao/shared/trials/trial.schema';
import type { UseCase } from '../../platform/ask.ts';
import { contractMoney } from '../contracts/contract.reads.ts';
import { afterDays } from '../rules/calendar.ts';
import { costOfTrial } from './trial.cost.ts';
import { cardsFor } from './trial.desk.service.ts';
import { TrialModel, type TrialRow } from './trial.model.ts';
import { namesFor } from './trial.reading.service.ts';

const most = 5000;
const endingWithin = 60;
const lessonsShown = 20;
const underWay: readonly string[] = [...inUse, 'converting', 'pricing', 'publicity'];

const decidedOf = (rows: readonly TrialRow[]) => {
  const count = (kind: DecisionKind) =>
    rows.filter(({ decision }) => decision?.kind === kind).length;
  const converted = rows.filter(({ state }) => state === 'converted').length;
  return {
    converted,
    converting: count('convert') - converted,
    returned: count('return'),
    breach: count('breach') + count('noBreach'),
    calledOff: count('calledOff'),
    declined: count('declined'),
  };
};

/** Of the trials that ran and were decided, how many were kept; those that never began say nothing of the outcome. */
const successOf = ({ converted, converting, returned, breach }: ReturnType<typeof decidedOf>) => {
  const all = converted + converting + returned + breach;
  return all === 0 ? null : Math.round(((converted + converting) / all) * 1000) / 10;
};

const byStateOf = (rows: readonly TrialRow[]) => {
  const counts: Partial<Record<TrialRow['state'], number>> = {};
  for (const { state } of rows) counts[state] = (counts[state] ?? 0) + 1;
  return counts;
};

const lessonsOf = async (rows: readonly TrialRow[]) => {
  const told = rows
    .filter(({ lessons, decision }) => lessons && decision)
    .toSorted((a, b) => b.decision!.by.at.getTime() - a.decision!.by.at.getTime())
    .slice(0, lessonsShown);
  const name = await namesFor(told);
  return told.map((row) => ({
    id: String(row._id),
    number: row.number,
    title: name(row).outcome.title,
    firm: name(row).firm,
    unit: name(row).unit,
    kind: row.decision!.kind,
    text: row.lessons!,
    at: row.decision!.by.at.toISOString(),
  }));
};

/** Money, terms that end, success and lessons of a county's trials: every number counts rows that are there. */
export const readOverview: UseCase<typeof doors.readTrialOverview> = async (ask, world) => {
  const at = world.clock.now();
  const { county } = ask.me;
  const rows = await TrialModel.find({ county }).limit(most).lean<TrialRow[]>();
  const decided = decidedOf(rows);
  const running = rows.filter(({ state }) => (inUse as readonly string[]).includes(state));
  const until = dayOf(afterDays(at, endingWithin));
  const ending = running
    .filter(({ endsOn, overdueAt }) => endsOn && endsOn <= until && !overdueAt)
    .toSorted((a, b) => a.endsOn!.localeCompare(b.endsOn!));
  const expectedFen = rows
    .filter(({ state }) => underWay.includes(state))
    .reduce((sum, row) => sum + (row.price?.amountFen ?? costOfTrial(row)?.amountFen ?? 0), 0);
  return {
    byState: byStateOf(rows),
    successPercent: successOf(decided),
    decided,
    money: { ...(await contractMoney({ county })), expectedFen },
    ending: await cardsFor(ask.me, ending, at),
    overdue: await cardsFor(
      ask.me,
      running.filter(({ overdueAt }) => overdueAt),
      at,
    ),
    mediation: await cardsFor(
      ask.me,
      rows.filter(({ state }) => state === 'breached' || state === 'rightsClaim'),
      at,
    ),
    lessons: await lessonsOf(rows),
  };
};
