import type { Actor } from '@zhiqiao/shared/accounts/account.schema';
import type * as doors from '@zhiqiao/shared/introductions/introduction.endpoints';
import {
  introductionPolicy,
  introductionStandings,
} from '@zhiqiao/shared/introductions/introduction.policy';
import type { IntroductionView } from '@zhiqiao/shared/introductions/introduction.schema';
import { demand } from '@zhiqiao/shared/kernel/policy';
import { Refusal } from '@zhiqiao/shared/kernel/refusal';
import type { UseCase } from '../../platform/ask.ts';
import { expertsByIds } from '../experts/expert.reads.ts';
import { needBriefs } from '../needs/need.reads.ts';
import { organisationNames } from '../organisations/organisation.reads.ts';
import { moveIntroduction } from './introduction.beginning.service.ts';
import { IntroductionModel, type IntroductionRow } from './introduction.model.ts';

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
