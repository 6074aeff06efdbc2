import type { Actor } from '@zhiqiao/shared/accounts/account.schema';
import { advance } from '@zhiqiao/shared/kernel/machine';
import { demand } from '@zhiqiao/shared/kernel/policy';
import { Refusal } from '@zhiqiao/shared/kernel/refusal';
import { type RuleCode, ruleCatalogue } from '@zhiqiao/shared/rules/rule.catalogue';
import type * as doors from '@zhiqiao/shared/rules/rule.endpoints';
import { ruleMachine } from '@zhiqiao/shared/rules/rule.machine';
import { rulePolicy, ruleStandings } from '@zhiqiao/shared/rules/rule.policy';
import type { RuleProposal } from '@zhiqiao/shared/rules/rule.schema';
import { dayOf } from '@zhiqiao/shared/rules/workingDays';
import type { UseCase } from '../../platform/ask.ts';
import { record } from '../../platform/events.ts';
import { refuseField } from '../../platform/language.ts';
import { isDuplicate } from '../../platform/mongo.ts';
import { dayAfter, dayBefore } from './calendar.ts';
import { nextAfter, stateOn } from './rule.course.ts';
import { effectOf } from './rule.effects.ts';
import { rereadRules } from './rule.kept.ts';
import { RuleModel, type StoredRule } from './rule.model.ts';
import { defaultRow, heldBy, toEntry, toRow } from './rule.view.ts';

const rowsOf = (county: string, code: RuleCode): Promise<StoredRule[]> =>
  RuleModel.find({ county, code }).sort({ serial: 1 }).lean<StoredRule[]>();

const latest = (rows: readonly StoredRule[]): number => rows.at(-1)?.serial ?? 0;

export const showHistory: UseCase<typeof doors.readRuleHistory> = async (ask, world) => {
  const { code } = ask.params;
  const { county } = ask.me;
  const standings = ruleStandings(ask.me, county);
  demand(rulePolicy, 'readHistory', standings);
  const rows = await rowsOf(county, code);
  const today = dayOf(world.clock.now());
  return {
    code,
    now: toRow(code, county, rows, today),
    fallback: defaultRow(code, county),
    rev: latest(rows),
    standings,
    items: rows
      .toSorted((a, b) => b.from.localeCompare(a.from) || b.serial - a.serial)
      .map((row) => toEntry(ask.me, row, rows, today)),
  };
};

/** Days that have passed keep the number they had: a row begins today at the earliest. */
const refusePast = (rule: RuleProposal, today: string): void => {
  if (rule.from < today) throw refuseField('from', 'dates.past');
};

const asStored = (rule: RuleProposal, county: string, serial: number, by: Actor, at: Date) => ({
  ...rule,
  county,
  serial,
  by: { id: by.id, name: by.name },
  at,
});

export const preview: UseCase<typeof doors.previewRule> = async (ask, world) => {
  const rule = ask.body;
  const { county } = ask.me;
  demand(rulePolicy, 'write', ruleStandings(ask.me, county));
  const at = world.clock.now();
  const today = dayOf(at);
  refusePast(rule, today);
  const rows = await rowsOf(county, rule.code);
  const written = [...rows, asStored(rule, county, latest(rows) + 1, ask.me, at) as StoredRule];
  const heir = nextAfter(written, rule.from);
  const ends =
    rule.to && (!heir || rule.to < dayBefore(heir.from)) ? dayAfter(rule.to) : heir?.from;
  const next = ends && heldBy(rule.code, written, ends);
  return {
    code: rule.code,
    unit: ruleCatalogue[rule.code].unit,
    before: heldBy(rule.code, rows, rule.from === today ? today : dayBefore(rule.from)),
    after: heldBy(rule.code, written, rule.from),
    ...(ends && next
      ? { afterwards: { from: ends, value: next.value, document: next.document } }
      : {}),
    ...(await effectOf(county, rule, at)),
    atOnce: rule.from === today,
  };
};

const tell = (row: StoredRule, name: string, by: Actor, at: Date, note?: string) =>
  record(
    {
      name,
      subject: { noun: 'rule', id: String(row._id) },
      county: row.county,
      actor: { id: by.id, name: by.name, role: by.role },
      ...(note ? { note } : {}),
      refs: { code: row.code, value: String(row.value), from: row.from },
    },
    at,
  );

export const write: UseCase<typeof doors.writeRule> = async (ask, world) => {
  const { rev, ...rule } = ask.body;
  const { county } = ask.me;
  demand(rulePolicy, 'write', ruleStandings(ask.me, county));
  const at = world.clock.now();
  refusePast(rule, dayOf(at));
  const rows = await rowsOf(county, rule.code);
  if (latest(rows) !== rev) throw new Refusal('stale', { rev: latest(rows) });
  try {
    const [made] = await RuleModel.create([asStored(rule, county, rev + 1, ask.me, at)]);
    const row = made!.toObject() as unknown as StoredRule;
    rereadRules(county);
    await tell(row, 'rule.written', ask.me, at);
    return toEntry(ask.me, row, [...rows, row], dayOf(at));
  } catch (error) {
    // Two wrote against the same row: the other one was first.
    if (isDuplicate(error)) throw new Refusal('stale', { rev: rev + 1 }, error);
    throw error;
  }
};

export const withdraw: UseCase<typeof doors.withdrawRule> = async (ask, world) => {
  const at = world.clock.now();
  const today = dayOf(at);
  const row = await RuleModel.findById(ask.params.id).lean<StoredRule>();
  if (row?.county !== ask.me.county) throw new Refusal('notFound');
  const rows = await rowsOf(row.county, row.code);
  const mine = rows.find((other) => String(other._id) === ask.params.id)!;
  const state = stateOn(mine, rows, today);
  advance(ruleMachine, state, 'withdraw');
  demand(rulePolicy, 'withdraw', ruleStandings(ask.me, row.county), state);
  const withdrawn = { id: ask.me.id, name: ask.me.name, at, note: ask.body.note };
  const saved = await RuleModel.findOneAndUpdate(
    { _id: row._id, withdrawn: { $exists: false } },
    { $set: { withdrawn } },
    { returnDocument: 'after' },
  ).lean<StoredRule>();
  if (!saved)
    throw new Refusal('moveNotPossible', { noun: 'rule', state, move: 'withdraw', movesLeft: [] });
  rereadRules(row.county);
  await tell(saved, 'rule.withdrawn', ask.me, at, ask.body.note);
  return toEntry(
    ask.me,
    saved,
    rows.map((other) => (other === mine ? saved : other)),
    today,
  );
};
