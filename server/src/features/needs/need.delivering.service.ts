import { Refusal } from '@zhiqiao/shared/kernel/refusal';
import type * as doors from '@zhiqiao/shared/needs/need.endpoints';
import type { UseCase } from '../../platform/ask.ts';
import { completeEngagement, signEngagement } from '../engagements/engagement.service.ts';
import { reportClock, turnOf } from './need.clocks.ts';
import { NeedModel, type NeedRow } from './need.model.ts';
import { demandOn, loadNeed, moveNeed, recordOn, standingsOn } from './need.moving.ts';
import { showTo } from './need.reading.service.ts';

/** The agreement is signed outside and recorded here: the engagement runs, the need is being delivered. */
export const deliverNeed: UseCase<typeof doors.deliverNeed> = async (ask, world) => {
  const row = await loadNeed(ask.params.id);
  demandOn(row, 'deliver', standingsOn(ask.me, row));
  const at = world.clock.now();
  const months = await signEngagement(String(row.engagement), ask.body, ask.me, at);
  const clock = reportClock(ask.body.signedOn, months, at);
  return showTo(ask.me, await moveNeed(row, 'deliver', ask.me, at, { clock }));
};

/**
 * The firm writes what each indicator reached; one that was not met must say why. It may correct itself until the expert
 * has agreed: the revision rises, so that nobody agrees to results they have not seen.
 */
export const reportNeed: UseCase<typeof doors.reportNeed> = async (ask, world) => {
  const row = await loadNeed(ask.params.id);
  demandOn(row, 'report', standingsOn(ask.me, row));
  const issues = row.indicators.flatMap((item, index) => {
    const result = ask.body.results.find((one) => one.key === item.key);
    const fine = result && (result.met === 'yes' || result.note.length >= 2);
    return fine ? [] : [{ path: `results.${index}.note`, code: 'result.why', about: item.name }];
  });
  if (issues.length) throw new Refusal('badInput', { issues });
  const at = world.clock.now();
  const clock = await turnOf('check', row.county, at);
  const saved = await NeedModel.findOneAndUpdate(
    { _id: row._id, state: row.state },
    { $set: { results: ask.body.results, clock }, $inc: { rev: 1 } },
    { returnDocument: 'after' },
  ).lean<NeedRow>();
  await recordOn(row, 'need.reported', ask.me, at);
  return showTo(ask.me, saved ?? row);
};

/** The expert agrees with the firm's results: solved, both say so. */
export const resolveNeed: UseCase<typeof doors.resolveNeed> = async (ask, world) => {
  const row = await loadNeed(ask.params.id);
  demandOn(row, 'resolve', standingsOn(ask.me, row, true));
  if (!row.results?.length)
    throw new Refusal('moveNotPossible', {
      noun: 'need',
      state: row.state,
      move: 'resolve',
      movesLeft: ['report'],
    });
  if (row.rev !== ask.body.rev) throw new Refusal('stale', { rev: row.rev });
  const at = world.clock.now();
  await completeEngagement(String(row.engagement), ask.me, at);
  return showTo(ask.me, await moveNeed(row, 'resolve', ask.me, at));
};
