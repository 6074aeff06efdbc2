import { setTimeout as pause } from 'node:timers/promises';
import type { MessageView } from '@zhiqiao/shared/conversations/conversation.schema';
import { Refusal } from '@zhiqiao/shared/kernel/refusal';
import { inTransaction, isDuplicate, isStoreAway } from '../../platform/mongo.ts';
import { recording, requestOf } from '../../platform/recording.ts';
import { isOvertaken } from '../../platform/writes.ts';
import { type Doubt, type Kept, keepAll, loadFor, type Waiting } from './message.writing.ts';

type Entry = Waiting & { resolve(view: MessageView): void; reject(error: unknown): void };

/** At most so many messages in one transaction. */
const most = 100;
let queue: Entry[] = [];
/** Transactions under way: one, and a second where many wait. */
let running = 0;

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

/** Talks whose messages are being written: the next of them wait, so that their order stays. */
const busy = new Set<string>();

/** The next messages that may be written together: each talk's in order, what needs reads of its own alone. */
const takeNext = (): Entry[] => {
  const waits = new Set(busy);
  const next: Entry[] = [];
  const rest: Entry[] = [];
  for (const entry of queue) {
    const alone = entry.prepare && next.length > 0;
    if (alone || next[0]?.prepare || waits.has(entry.talk) || next.length === most) {
      waits.add(entry.talk);
      rest.push(entry);
    } else next.push(entry);
  }
  queue = rest;
  return next;
};

/** Milliseconds from one commit to the next where many write: each costs the store the same, however much is in it. */
const breath = 12;

const drain = async (): Promise<void> => {
  running += 1;
  for (let next = takeNext(); next.length > 0; next = takeNext()) {
    const began = performance.now();
    const talks = new Set(next.map(({ talk }) => talk));
    for (const talk of talks) busy.add(talk);
    await settle(next);
    for (const talk of talks) busy.delete(talk);
    const left = breath - (performance.now() - began);
    if (next.length > 1 && left > 1) await pause(left);
  }
  running -= 1;
};

/** So many wait that a second transaction, of other talks, shall be made ready while the store writes the first. */
const many = 32;

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
    if (running === 0 || (running === 1 && queue.length >= many))
      requestOf.exit(() => void drain());
  });
};
