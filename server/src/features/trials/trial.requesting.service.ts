import type { Actor } from '@zhiqiao/shared/accounts/account.schema';
import { permits } from '@zhiqiao/shared/kernel/policy';
import { Refusal } from '@zhiqiao/shared/kernel/refusal';
import { openOutcomes, outcomePolicy } from '@zhiqiao/shared/outcomes/outcome.policy';
import type * as doors from '@zhiqiao/shared/trials/trial.endpoints';
import type { UseCase } from '../../platform/ask.ts';
import { refuseField } from '../../platform/language.ts';
import { isDuplicate } from '../../platform/mongo.ts';
import { nextNumber } from '../../platform/numbers.ts';
import { needById } from '../needs/need.reads.ts';
import { outcomeForTrial, takeSeat } from '../outcomes/outcome.seating.service.ts';
import { TrialModel, type TrialRow } from './trial.model.ts';
import {
  deedOf,
  demandOn,
  loadTrial,
  moveTrial,
  recordOn,
  standingsOn,
  writeOn,
} from './trial.moving.ts';
import { passPlace } from './trial.placing.ts';
import { showTo } from './trial.reading.service.ts';

type Outcome = Awaited<ReturnType<typeof outcomeForTrial>>;

/** Listed and offered to be used first; one that nobody may find is missing. */
const refuseUnoffered = (outcome: Outcome): void => {
  if (!(openOutcomes as readonly string[]).includes(outcome.state)) throw new Refusal('notFound');
  if (!permits(outcomePolicy, 'try', ['firm'], outcome.state))
    throw new Refusal('notReady', { noun: 'trial', lacking: ['outcomeOpen'] });
  if (!outcome.trialFirst) throw refuseField('outcome', 'trial.notOffered');
};

const refuseForeignNeed = async (need: string | undefined, firm: string): Promise<void> => {
  if (!need) return;
  const read = await needById(need);
  if (!read || String(read.row.firm) !== firm) throw refuseField('need', 'unknown');
};

const store = async (
  asked: Parameters<typeof requestTrial>[0]['body'],
  outcome: Outcome,
  by: Actor,
  at: Date,
): Promise<TrialRow> => {
  const _id = new TrialModel.base.Types.ObjectId();
  const exclusive = outcome.exclusive ?? false;
  const number = await nextNumber('SY', at);
  const hasPlace = exclusive && (await takeSeat(asked.outcome, String(_id)));
  const [made] = await TrialModel.create([
    {
      ...asked,
      _id,
      openKey: `${asked.outcome} ${by.organisation}`,
      number,
      state: 'requested',
      unit: outcome.owner,
      firm: by.organisation,
      ...(outcome.inventor ? { inventor: outcome.inventor } : {}),
      county: outcome.county,
      exclusive,
      hasPlace,
      ...(outcome.offer ? { offer: outcome.offer } : {}),
      requestedAt: at,
      movedAt: at,
    } as never,
  ]);
  return (made as unknown as { toObject(): unknown }).toObject() as TrialRow;
};

/**
 * A firm asks to try an outcome. It goes to the unit at once; for an exclusive one that somebody has, it waits in turn and
 * says so.
 */
export const requestTrial: UseCase<typeof doors.requestTrial> = async (ask, world) => {
  const outcome = await outcomeForTrial(ask.body.outcome);
  refuseUnoffered(outcome);
  await refuseForeignNeed(ask.body.need, ask.me.organisation!);
  const at = world.clock.now();
  const openKey = `${ask.body.outcome} ${ask.me.organisation}`;
  if (await TrialModel.exists({ openKey }))
    throw new Refusal('alreadyExists', { field: 'outcome' });
  try {
    const row = await store(ask.body, outcome, ask.me, at);
    await recordOn(row, 'trial.requested', ask.me, at);
    if (!row.exclusive || row.hasPlace)
      return await showTo(ask.me, await moveTrial(row, 'submit', ask.me, at), world);
    await recordOn(row, 'trial.queued', ask.me, at);
    return await showTo(ask.me, row, world);
  } catch (error) {
    if (isDuplicate(error)) throw new Refusal('alreadyExists', { field: 'outcome' }, error);
    throw error;
  }
};

export const editTrial: UseCase<typeof doors.editTrial> = async (ask, world) => {
  const row = await loadTrial(ask.params.id);
  demandOn(row, 'edit', standingsOn(ask.me, row));
  const { rev, ...asked } = ask.body;
  if (rev !== row.rev) throw new Refusal('stale', { rev: row.rev });
  const at = world.clock.now();
  const saved = await writeOn(row, asked, at);
  await recordOn(saved, 'trial.edited', ask.me, at);
  return showTo(ask.me, saved, world);
};

export const submitTrial: UseCase<typeof doors.submitTrial> = async (ask, world) => {
  const row = await loadTrial(ask.params.id);
  demandOn(row, 'submit', standingsOn(ask.me, row));
  const at = world.clock.now();
  return showTo(ask.me, await moveTrial(row, 'submit', ask.me, at), world);
};

export const callOffTrial: UseCase<typeof doors.callOffTrial> = async (ask, world) => {
  const row = await loadTrial(ask.params.id);
  demandOn(row, 'callOff', standingsOn(ask.me, row));
  const at = world.clock.now();
  const { reason, note } = ask.body;
  const saved = await moveTrial(row, 'callOff', ask.me, at, {
    reason,
    note,
    set: { decision: { kind: 'calledOff', reason: note, by: deedOf(ask.me, at) } },
  });
  await passPlace(saved, at);
  return showTo(ask.me, saved, world);
};
