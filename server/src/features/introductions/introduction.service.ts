import { type Actor, firmRoles } from '@zhiqiao/shared/accounts/account.schema';
import type * as doors from '@zhiqiao/shared/introductions/introduction.endpoints';
import {
  introductionPolicy,
  introductionStandings,
} from '@zhiqiao/shared/introductions/introduction.policy';
import type { IntroductionView } from '@zhiqiao/shared/introductions/introduction.schema';
import { demand } from '@zhiqiao/shared/kernel/policy';
import { Refusal } from '@zhiqiao/shared/kernel/refusal';
import { openToAll } from '@zhiqiao/shared/needs/need.machine';
import type { UseCase } from '../../platform/ask.ts';
import { expertById, expertsByIds } from '../experts/expert.reads.ts';
import { needBriefs } from '../needs/need.reads.ts';
import { organisationNames } from '../organisations/organisation.reads.ts';
import { afterDays } from '../rules/calendar.ts';
import { ruleValue } from '../rules/rule.service.ts';
import { moveIntroduction, recordOn } from './introduction.beginning.service.ts';
import {
  IntroductionModel,
  type IntroductionRow,
  JudgementModel,
  type JudgementRow,
} from './introduction.model.ts';

const show = async (
  actor: Actor,
  rows: readonly IntroductionRow[],
): Promise<IntroductionView[]> => {
  const needs = await needBriefs(rows.map(({ need }) => String(need)));
  const firms = await organisationNames([...needs.values()].map(({ firm }) => firm));
  const people = await expertsByIds(rows.map(({ expert }) => String(expert)));
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return rows.map((row) => {
    const need = needs.get(String(row.need));
    const { clock } = row;
    return {
      id: String(row._id),
      state: row.state,
      need: {
        id: String(row.need),
        title: need?.title ?? '',
        firm: firms.get(need?.firm ?? '') ?? '',
      },
      expert: { id: String(row.expert), name: names.get(String(row.expert)) ?? '' },
      owner: row.owner.name,
      note: row.note,
      said: row.said,
      ...(clock
        ? {
            clock: {
              who: clock.who,
              what: clock.what,
              startedAt: clock.startedAt.toISOString(),
              due: clock.due.toISOString(),
            },
          }
        : {}),
      at: row.at.toISOString(),
      standings: introductionStandings(actor, row),
    };
  });
};

export const listIntroductions: UseCase<typeof doors.listIntroductions> = async (ask) => {
  const { page, pageSize, state, need } = ask.query;
  const open = { state: { $in: ['introduced', 'talking'] } };
  const filter = {
    county: ask.me.county,
    ...(need ? { need } : {}),
    ...(state === 'open' ? open : state ? { state } : {}),
  } as object;
  const [rows, total] = await Promise.all([
    IntroductionModel.find(filter)
      .sort(state === 'open' ? { 'clock.due': 1, _id: 1 } : { at: -1, _id: 1 })
      .skip((page - 1) * pageSize)
      .limit(pageSize)
      .lean<IntroductionRow[]>(),
    IntroductionModel.countDocuments(filter),
  ]);
  return { items: await show(ask.me, rows), total, page, pageSize };
};

/** The bureau writes down what came of it. */
export const tellIntroduction: UseCase<typeof doors.tellIntroduction> = async (ask, world) => {
  const row = await IntroductionModel.findById(ask.params.id).lean<IntroductionRow>();
  if (!row) throw new Refusal('notFound');
  const held = introductionStandings(ask.me, row);
  const { move, note } = ask.body;
  demand(introductionPolicy, 'read', held, row.state);
  const at = world.clock.now();
  return (await show(ask.me, [await moveIntroduction(row, move, ask.me, at, note)]))[0]!;
};

/** As which side somebody judges a pair; nobody judges for another. */
const sideOf = (
  me: Actor,
  need: { firm: string; county: string; state: string },
  expert: string,
): JudgementRow['side'] => {
  if (me.role === 'expert') {
    const open = (openToAll as readonly string[]).includes(need.state);
    if (me.expert === expert && open) return 'expert';
    throw new Refusal('notFound');
  }
  if ((firmRoles as readonly string[]).includes(me.role)) {
    if (me.organisation === need.firm) return 'firm';
    throw new Refusal('notFound');
  }
  if (me.county === need.county) return 'bureau';
  throw new Refusal('notFound');
};

/** One side's word on a suggested pair: it moves the pair out of that side's list, and is what the matching learns from. */
export const judgePair: UseCase<typeof doors.judgePair> = async (ask, world) => {
  const { need: id, expert, verdict, reason, note } = ask.body;
  const need = (await needBriefs([id])).get(id);
  if (!need || !(await expertById(expert))) throw new Refusal('notFound');
  const side = sideOf(ask.me, need, expert);
  const at = world.clock.now();
  const pair = { need: id, expert, side };
  if (verdict === 'open') await JudgementModel.deleteOne(pair as object);
  else {
    const days = await ruleValue('introduction.laterDays', need.county, at);
    const until = verdict === 'later' ? { until: afterDays(at, days) } : {};
    await JudgementModel.replaceOne(
      pair as object,
      {
        ...pair,
        county: need.county,
        verdict,
        ...(reason ? { reason } : {}),
        note,
        ...until,
        at,
      } as never,
      { upsert: true },
    );
  }
  const subject = {
    _id: id as never,
    county: need.county,
    need: id as never,
    expert: expert as never,
  };
  await recordOn(subject, 'introduction.judged', ask.me, at, {
    to: `${side}.${verdict}`,
    ...(reason ? { reason } : {}),
    ...(note ? { note } : {}),
  });
  return { done: true };
};
