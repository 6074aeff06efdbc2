import type { Actor } from '@zhiqiao/shared/accounts/account.schema';
import type { grounds } from '@zhiqiao/shared/disclosures/disclosure.schema';
import type { NeedStanding } from '@zhiqiao/shared/needs/need.policy';
import type { Group, Tier } from '@zhiqiao/shared/needs/need.schema';
import { dayOf } from '@zhiqiao/shared/rules/workingDays';
import { OpeningModel } from './disclosure.model.ts';

type Ground = (typeof grounds)[number];

interface Opening {
  need: string;
  actor: Actor;
  group: Group;
  tier: Tier;
  ground: Ground;
  day: string;
  first: Date;
  last: Date;
  count: number;
}

/** On what ground somebody outside reads a group that is not public; nothing for whom it is no disclosure. */
export const groundOf = (held: readonly NeedStanding[], tier: Tier): Ground | undefined => {
  if (tier === 'public' || held.includes('firm')) return undefined;
  if (held.includes('officer')) return 'officer';
  if (held.includes('selected')) return 'selected';
  return tier === 'promised' ? 'promised' : 'signedIn';
};

const waiting = new Map<string, Opening>();
let writing: Promise<void> = Promise.resolve();
let timer: ReturnType<typeof setTimeout> | undefined;
/** Milliseconds after which what was noted is written; a read never waits for it. */
const soon = 200;
/** The store cannot be reached for so long that this many wait: the oldest go. */
const most = 20_000;

/** Named, though nothing: else the session of whatever change the timer was set in would be used. */
const apart = undefined as never;

const writeOf = ({ need, actor, group, day, tier, ground, first, last, count }: Opening) => ({
  updateOne: {
    filter: { need, account: actor.id, group, day },
    update: {
      $setOnInsert: {
        name: actor.name,
        role: actor.role,
        first,
        ...(actor.organisation ? { organisation: actor.organisation } : {}),
        ...(actor.expert ? { expert: actor.expert } : {}),
      },
      $set: { tier, ground },
      $max: { last },
      $inc: { count },
    },
    upsert: true,
  },
});

const keep = (opening: Opening): void => {
  const key = `${opening.need} ${opening.actor.id} ${opening.group} ${opening.day}`;
  const known = waiting.get(key);
  if (known) {
    known.count += opening.count;
    if (opening.last > known.last) known.last = opening.last;
    return;
  }
  if (waiting.size >= most) waiting.delete(waiting.keys().next().value!);
  waiting.set(key, opening);
};

const write = async (): Promise<void> => {
  const batch = [...waiting.values()];
  waiting.clear();
  if (batch.length === 0) return;
  try {
    // Noted within a change, written after it: its session is over by then, and must not be taken along.
    await OpeningModel.bulkWrite(batch.map(writeOf) as never, { ordered: false, session: apart });
  } catch {
    // The store is away or said no: what was noted waits for the next time.
    for (const opening of batch) keep(opening);
    later();
  }
};

/** Writes what was noted until now. Resolves when it is in the store, or has to wait for it. */
export const settleOpenings = (): Promise<void> => {
  clearTimeout(timer);
  timer = undefined;
  writing = writing.then(write);
  return writing;
};

const later = (): void => {
  timer ??= setTimeout(() => void settleOpenings(), soon);
  timer.unref();
};

/** Notes that somebody outside the firm was shown groups of a need; never slows or fails the reading of them. */
export const noteOpenings = (
  need: { id: string; tiers: Record<Group, Tier> },
  actor: Actor,
  held: readonly NeedStanding[],
  shown: readonly Group[],
  at: Date,
): void => {
  for (const group of shown) {
    const tier = need.tiers[group];
    const ground = groundOf(held, tier);
    if (!ground) continue;
    const day = dayOf(at);
    keep({ need: need.id, actor, group, tier, ground, day, first: at, last: at, count: 1 });
  }
  if (waiting.size > 0) later();
};
