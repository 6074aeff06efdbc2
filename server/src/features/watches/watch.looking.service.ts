import type { WatchKind } from '@zhiqiao/shared/watches/watch.schema';
import { record } from '../../platform/events.ts';
import type { Job } from '../../platform/jobs.ts';
import { inTransaction } from '../../platform/mongo.ts';
import type { Reaction } from '../../platform/reactions.ts';
import type { World } from '../../platform/world.ts';
import { WatchModel, type WatchRow } from './watch.model.ts';
import { whatIsNew } from './watch.query.ts';
import { nextLook } from './watch.rhythm.ts';

/** Looks once for what became public since the last look, and says so. Of two that look at once one tells. */
const look = async (row: WatchRow, world: World): Promise<void> => {
  const at = world.clock.now();
  const found = await whatIsNew(row, world);
  const dueAt = nextLook(row.rhythm, at);
  const { events } = await inTransaction(async () => {
    const saved = await WatchModel.updateOne(
      { _id: row._id, seenAt: row.seenAt },
      {
        $set: {
          ...(dueAt ? { dueAt } : {}),
          ...(found.total > 0
            ? { seenAt: found.latest, toldAt: at, told: found.total, first: found.first }
            : {}),
        },
      },
    );
    if (saved.matchedCount === 0 || found.total === 0) return;
    await record(
      {
        name: 'watch.found',
        subject: { noun: 'watch', id: String(row._id) },
        county: row.county,
        actor: { name: '系统', role: 'clockwork' },
      },
      at,
    );
  });
  world.reactor.wake(events);
};

const lookAll = async (filter: object, world: World): Promise<void> => {
  const rows = WatchModel.find(filter).sort({ _id: 1 }).lean<WatchRow[]>().cursor();
  for await (const row of rows as AsyncIterable<WatchRow>)
    await look(row, world).catch((error) =>
      world.log.warn(
        { err: error, watch: String(row._id) },
        'a saved search could not be looked at',
      ),
    );
};

const kindOf: Record<string, WatchKind> = {
  'need.published': 'needs',
  'outcome.approved': 'outcomes',
  'expert.verified': 'experts',
};

/** Stands after the reactions that index: what is looked for can be found by then. */
export const watchReactions: Reaction[] = [
  {
    name: 'watch.look',
    searching: true,
    on: Object.keys(kindOf),
    run: (event, world) => lookAll({ rhythm: 'instant', kind: kindOf[event.name] }, world),
  },
];

/** The morning's digests. */
export const watchDigest: Job = {
  name: 'watch.digest',
  every: 60,
  run: (world) => lookAll({ dueAt: { $lte: world.clock.now() } }, world),
};
