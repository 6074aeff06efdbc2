import { introductionFacts } from '@zhiqiao/shared/introductions/introduction.events';
import {
  type IntroductionMove,
  introductionMachine,
} from '@zhiqiao/shared/introductions/introduction.machine';
import { advance } from '@zhiqiao/shared/kernel/machine';
import { Refusal } from '@zhiqiao/shared/kernel/refusal';
import { record } from '../../platform/events.ts';
import { afterWorkingDays } from '../rules/calendar.ts';
import { ruleValue } from '../rules/rule.service.ts';
import { IntroductionModel, type IntroductionRow } from './introduction.model.ts';

export interface Mover {
  id?: string;
  name: string;
  role: string;
}

export const recordOn = (
  row: Pick<IntroductionRow, '_id' | 'county' | 'need' | 'expert'>,
  name: string,
  by: Mover,
  at: Date,
  more: { from?: string; to?: string; note?: string; reason?: string } = {},
) =>
  record(
    {
      name,
      subject: { noun: 'introduction', id: String(row._id) },
      about: { noun: 'need', id: String(row.need) },
      county: row.county,
      actor: { ...(by.id ? { id: by.id } : {}), name: by.name, role: by.role },
      refs: { expert: String(row.expert) },
      ...more,
    },
    at,
  );

/** Begins to follow an introduction: its owner asks after it by the county's date. */
export const beginIntroduction = async (
  pair: { need: string; expert: string; county: string; note: string },
  by: { id: string; name: string; role: string },
  at: Date,
): Promise<void> => {
  const due = afterWorkingDays(at, await ruleValue('introduction.followDays', pair.county, at));
  const [made] = await IntroductionModel.create([
    {
      ...pair,
      state: introductionMachine.initial,
      owner: { id: by.id, name: by.name },
      clock: { who: 'bureau', what: 'followUp', startedAt: at, due },
      at,
    } as never,
  ]);
  const row = made as unknown as IntroductionRow;
  await recordOn(row, 'introduction.begun', by, at, { to: introductionMachine.initial });
};

/** Moves an introduction on; what has come to an end has no clock. */
export const moveIntroduction = async (
  row: IntroductionRow,
  move: IntroductionMove,
  by: Mover,
  at: Date,
  note = '',
): Promise<IntroductionRow> => {
  const to = advance(introductionMachine, row.state, move);
  const over = 'final' in introductionMachine.states[to];
  const days = await ruleValue('introduction.followDays', row.county, at);
  const clock = { who: 'bureau', what: 'followUp', startedAt: at, due: afterWorkingDays(at, days) };
  const saved = await IntroductionModel.findOneAndUpdate(
    { _id: row._id, state: row.state },
    {
      $set: { state: to, ...(note ? { said: note } : {}), ...(over ? {} : { clock }) },
      ...(over ? { $unset: { clock: 1 } } : {}),
    } as object,
    { returnDocument: 'after' },
  ).lean<IntroductionRow>();
  if (!saved)
    throw new Refusal('moveNotPossible', {
      noun: 'introduction',
      state: row.state,
      move,
      movesLeft: [],
    });
  await recordOn(saved, introductionFacts[move], by, at, {
    from: row.state,
    to,
    ...(note ? { note } : {}),
  });
  return saved;
};
