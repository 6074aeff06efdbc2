import { EventModel, expectReactions, type RecordedEvent } from './events.ts';
import type { Reactor } from './reactor.ts';
import type { World } from './world.ts';

/** An effect that follows recorded facts. It re-reads the truth by id and is safe to repeat. */
export interface Reaction {
  /** unique, feature.effect */
  name: string;
  on: readonly string[];
  /** keeps search true, or asks it: left out where every index is rebuilt afterwards */
  searching?: true;
  /** 'people': writes to them; 'screens': only says that something is new. Left out where nobody is to be told. */
  tells?: 'people' | 'screens';
  run(event: RecordedEvent, world: World): Promise<void>;
}

/** The reactions that past days need when they are played: nothing for search or screens, and no telling of what was before `from`. */
export const whilePlaying = (all: readonly Reaction[], from: Date): Reaction[] =>
  all
    .filter(({ searching, tells }) => !searching && tells !== 'screens')
    .map((reaction) =>
      reaction.tells
        ? {
            ...reaction,
            run: async (event, world) => {
              if (event.at >= from) await reaction.run(event, world);
            },
          }
        : reaction,
    );

const batchSize = 100;
const lease = 30_000;
const lastTry = 8;

/** Milliseconds to wait before the n-th retry: 1 s, 2 s, 4 s ... at most 5 minutes. */
const backoff = (tries: number): number => Math.min(300_000, 1000 * 2 ** (tries - 1));

type Waiting = RecordedEvent & { pending: string[]; tries: number };
interface Outcome {
  id: string;
  left: string[];
  failure: string | undefined;
  tries: number;
}

const runOne = async (
  event: Waiting,
  known: Map<string, Reaction>,
  world: World,
): Promise<Outcome> => {
  const left: string[] = [];
  let failure: string | undefined;
  for (const name of event.pending) {
    try {
      await known.get(name)?.run(event, world);
    } catch (error) {
      left.push(name);
      failure = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
      world.log.warn(
        { event: event.id, reaction: name, tries: event.tries + 1, err: failure },
        'reaction failed',
      );
    }
  }
  return { id: event.id, left, failure, tries: event.tries + 1 };
};

const keepFailures = async ({ id, left, failure, tries }: Outcome): Promise<void> => {
  const at = new Date();
  const failed = left.map((reaction) => ({ reaction, error: failure, at }));
  const again = { pending: left, tries, retryAt: new Date(at.getTime() + backoff(tries)) };
  await EventModel.updateOne(
    { _id: id },
    tries >= lastTry
      ? { $set: { pending: [], tries, failed }, $unset: { retryAt: 1 } }
      : { $set: again },
  );
};

const runBatch = async (
  ids: string[],
  known: Map<string, Reaction>,
  world: World,
): Promise<void> => {
  const rows = await EventModel.find({ _id: { $in: ids } })
    .sort({ _id: 1 })
    .lean();
  const waiting = rows.filter((row) => row.pending.length > 0);
  const outcomes = await Promise.all(
    waiting.map((row) =>
      runOne({ ...row, id: String(row._id) } as unknown as Waiting, known, world),
    ),
  );
  const done = outcomes.filter((outcome) => outcome.left.length === 0).map((outcome) => outcome.id);
  if (done.length)
    await EventModel.updateMany(
      { _id: { $in: done } },
      { $set: { pending: [] }, $unset: { retryAt: 1 } },
    );
  for (const outcome of outcomes) if (outcome.left.length) await keepFailures(outcome);
};

const sweepDue = async (): Promise<string[]> => {
  const due = await EventModel.find({ retryAt: { $lte: new Date() } }, { _id: 1 })
    .limit(1000)
    .lean();
  const ids = due.map((row) => String(row._id));
  // The lease keeps the next sweep, or another process, from taking the same ones at once.
  if (ids.length)
    await EventModel.updateMany(
      { _id: { $in: ids } },
      { $set: { retryAt: new Date(Date.now() + lease) } },
    );
  return ids;
};

/** Runs reactions after commit, in batches, with retries. What fails eight times stays on the event for people to see. */
export const makeReactor = (reactions: readonly Reaction[], world: () => World): Reactor => {
  const known = new Map(reactions.map((reaction) => [reaction.name, reaction]));
  for (const name of new Set(reactions.flatMap((reaction) => reaction.on))) {
    expectReactions(
      name,
      reactions.filter((reaction) => reaction.on.includes(name)).map((reaction) => reaction.name),
    );
  }
  let queue: string[] = [];
  let running: Promise<void> | undefined;
  let stopped = false;
  const drain = async () => {
    while (queue.length && !stopped) {
      const ids = queue.slice(0, batchSize);
      queue = queue.slice(batchSize);
      await runBatch(ids, known, world()).catch((error) =>
        world().log.error({ err: error }, 'reactions could not run'),
      );
    }
    running = undefined;
  };
  const wake = (ids: readonly string[]) => {
    if (!ids.length || stopped) return;
    queue.push(...ids);
    running ??= Promise.resolve().then(drain);
  };
  const settled = async () => {
    while (running) await running;
  };
  return {
    wake,
    settled,
    sweep: async () => {
      const ids = await sweepDue();
      wake(ids);
      return ids.length;
    },
    stop: async () => {
      stopped = true;
      await settled();
    },
  };
};

/** Reactions that failed for good, latest first, with their event and error: for people to see. */
export const failedReactions = async (): Promise<
  { event: string; name: string; reaction: string; error: string; at: Date }[]
> => {
  const rows = await EventModel.find({ 'failed.0': { $exists: true } })
    .sort({ at: -1 })
    .limit(200)
    .lean();
  return rows.flatMap((row) =>
    (row.failed ?? []).map((failure) => ({
      event: String(row._id),
      name: row.name,
      reaction: failure.reaction ?? '',
      error: failure.error ?? '',
      at: row.at,
    })),
  );
};

/** Sets what failed for good to run again, at the next sweep. @returns the ids of those events */
export const replayFailed = async (): Promise<string[]> => {
  const rows = await EventModel.find({ 'failed.0': { $exists: true } }).lean();
  for (const row of rows) {
    const pending = (row.failed ?? []).map((failure) => failure.reaction);
    await EventModel.updateOne(
      { _id: row._id },
      { $set: { pending, tries: 0, retryAt: new Date(0) }, $unset: { failed: 1 } },
    );
  }
  return rows.map((row) => String(row._id));
};

/** How many of these events have not been tried yet since they were set to run again. */
export const eventsWaiting = (ids: readonly string[]): Promise<number> =>
  EventModel.countDocuments({ _id: { $in: ids }, 'pending.0': { $exists: true }, tries: 0 });
