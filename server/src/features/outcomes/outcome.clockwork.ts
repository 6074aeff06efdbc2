import { dayOf } from '@zhiqiao/shared/rules/workingDays';
import type { Job } from '../../platform/jobs.ts';
import { inTransaction } from '../../platform/mongo.ts';
import type { World } from '../../platform/world.ts';
import { afterDays } from '../rules/calendar.ts';
import { ruleValue } from '../rules/rule.service.ts';
import { OutcomeModel, type OutcomeRow } from './outcome.model.ts';
import { clockwork, loadOutcome, moveOutcome, recordOn } from './outcome.moving.ts';

const batch = 200;

const alone = async (world: World, id: string, change: (row: OutcomeRow) => Promise<void>) => {
  try {
    const { events } = await inTransaction(async () => change(await loadOutcome(id)));
    world.reactor.wake(events);
  } catch (error) {
    world.log.warn({ err: error, outcome: id }, 'clockwork of an outcome not done');
  }
};

/** A listing that is not renewed leaves the list. */
const expireDue = async (world: World) => {
  const at = world.clock.now();
  const due = await OutcomeModel.find({ state: 'listed', listedUntil: { $lt: at } }, { _id: 1 })
    .limit(batch)
    .lean<OutcomeRow[]>();
  for (const { _id } of due)
    await alone(world, String(_id), async (row) => {
      await moveOutcome(row, 'expire', clockwork, at);
    });
};

/** Ends that come near: of a listing, of a patent. Each is told once. */
const endsOf = (row: OutcomeRow, until: string): { key: string; note: string }[] => [
  ...(row.listedUntil && dayOf(row.listedUntil) <= until
    ? [{ key: `listed ${dayOf(row.listedUntil)}`, note: `入池至 ${dayOf(row.listedUntil)}` }]
    : []),
  ...(row.properties ?? [])
    .filter(({ validUntil }) => validUntil && validUntil <= until)
    .map(({ number, validUntil }) => ({
      key: `${number} ${validUntil}`,
      note: `${number} 有效期至 ${validUntil}`,
    })),
];

const remind = async (world: World, row: OutcomeRow, at: Date) => {
  const days = await ruleValue('listing.remindDays', row.county, at);
  const fresh = endsOf(row, dayOf(afterDays(at, days))).filter(
    ({ key }) => !(row.reminded ?? []).includes(key),
  );
  if (!fresh.length) return;
  await alone(world, String(row._id), async () => {
    await OutcomeModel.updateOne(
      { _id: row._id },
      { $addToSet: { reminded: { $each: fresh.map(({ key }) => key) } } },
    );
    for (const { note } of fresh) await recordOn(row, 'outcome.reminded', clockwork, at, { note });
  });
};

/** The longest notice that a county may ask for: rows beyond it need not be looked at. */
const longest = 365;

const remindDue = async (world: World) => {
  const at = world.clock.now();
  const until = afterDays(at, longest);
  const rows = await OutcomeModel.find({
    state: 'listed',
    $or: [{ listedUntil: { $lt: until } }, { 'properties.validUntil': { $lt: dayOf(until) } }],
  })
    .limit(2000)
    .lean<OutcomeRow[]>();
  for (const row of rows) await remind(world, row, at);
};

export const outcomeClockwork: Job = {
  name: 'outcome.clockwork',
  every: 600,
  run: async (world) => {
    await expireDue(world);
    await remindDue(world);
  },
};
