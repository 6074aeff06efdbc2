import { setTimeout as pause } from 'node:timers/promises';
import type { MessageView } from '@zhiqiao/shared/conversations/conversation.schema';
import { Refusal } from '@zhiqiao/shared/kernel/refusal';
import { inTransaction, isDuplicate, isStoreAway } from '../../platform/mongo.ts';
import { recording, requestOf } from '../../platform/recording.ts';
import { isOvertaken } from '../../platform/writes.ts';
import { type Doubt, type Kept, keepAll, loadFor, type Waiting } from './message.writing.ts';

type Entry = Waiting & { resolve(view: MessageView): void; reject(error: unknown): void };

/** At most so many messages in one transaction. */
const most = 64;
let queue: Entry[] = [];
let running = false;

/** So often messages of one moment are tried together before they are parted, and one alone before it is given up. */
const together = 4;
const tries = 20;

/** Messages in one transaction. Whoever was faster is an answer, not a reason for the store's own endless trying. */
const attempt = async (entries: readonly Waiting[], doubt?: Doubt): Promise<Kept[]> => {
  const known = await loadFor(entries, doubt);
  const { result } = await inTransaction(() =>
    keepAll(entries, known).catch((error) => {
      throw isOvertaken(error) ? new Refusal('stale') : error;
    }),
  );
  return result;
};

/** How long, in milliseconds, to let those through who were faster: two that met must not meet again. */
const wait = (time: number): number => Math.random() * Math.min(time * 3, 20);

const settle = async (entries: readonly Entry[], time = 1, doubt?: Doubt): Promise<void> => {
  try {
    const kept = await attempt(entries, doubt);
    for (const [index, one] of kept.entries())
      if ('view' in one) entries[index]!.resolve(one.view);
      else entries[index]!.reject(one.refused);
  } catch (error) {
    const stale = error instanceof Refusal && error.code === 'stale';
    const again = stale || isDuplicate(error);
    const more = stale ? (doubt ?? 'end') : 'all';
    if (again && time > 1) await pause(wait(time));
    if (again && time < (entries.length > 1 ? together : tries))
      return settle(entries, time + 1, more);
    if (entries.length === 1 || isStoreAway(error))
      return void entries.map(({ reject }) => reject(error));
    // One of them stands in the way of the others, or too many are faster: in halves, in order.
    const half = entries.length >> 1;
    await settle(entries.slice(0, half), 2, more);
    await settle(entries.slice(half), 2, more);
  }
};

const takeNext = (): Entry[] => {
  const special = queue.findIndex(({ prepare }) => prepare);
  const until = special === 0 ? 1 : special === -1 ? most : Math.min(most, special);
  const next = queue.slice(0, until);
  queue = queue.slice(until);
  return next;
};

/** Milliseconds from one commit to the next where many write: each costs the store the same, however much is in it. */
const breath = 12;

const drain = async (): Promise<void> => {
  running = true;
  while (queue.length > 0) {
    const began = performance.now();
    const next = takeNext();
    await settle(next);
    const left = breath - (performance.now() - began);
    if (next.length > 1 && left > 1) await pause(left);
  }
  running = false;
};

/**
 * Keeps a message durably behind the last one of its talk. What comes while the store writes is written together with
 * the next: one commit for many talks instead of one for each message.
 */
export const keepHere = async (waiting: Waiting): Promise<MessageView> => {
  // Within somebody's change (demonstration data) it is part of that change.
  if (recording.getStore()) {
    const [kept] = await attempt([waiting], 'all');
    if (kept && 'view' in kept) return kept.view;
    throw kept?.refused;
  }
  return new Promise((resolve, reject) => {
    queue.push({ ...waiting, resolve, reject });
    // The queue belongs to no request: what it records must not bear the first one's name.
    if (!running) requestOf.exit(() => void drain());
  });
};
