import type { Actor, Me } from '@zhiqiao/shared/accounts/account.schema';
import type { BodyInOf, QueryInOf } from '@zhiqiao/shared/kernel/endpoint';
import { checkCharacter } from '@zhiqiao/shared/organisations/creditCode';
import { reference } from '../server/src/features/reference/reference.service.ts';
import type { AnyEndpoint, UseCase } from '../server/src/platform/ask.ts';
import { inTransaction } from '../server/src/platform/mongo.ts';
import { perform } from '../server/src/platform/perform.ts';
import type { World } from '../server/src/platform/world.ts';
import type { PlayClock } from './playClock.ts';
import { demoPassword } from './roles.ts';

export const county = { code: '331201', name: '清江县' };

/** Marks what is not real, wherever a name is shown. */
export const sample = (name: string): string => `${name}（示例）`;

export const town = (index: number): string => reference().towns[index]!.code;

/** Who a registration made. */
export const actorOf = (me: Me): Actor => {
  const { id, name, role, organisation, expert } = me.account!;
  return {
    id,
    name,
    role,
    county: county.code,
    ...(organisation ? { organisation: organisation.id } : {}),
    ...(expert ? { expert } : {}),
  };
};

export const account = (login: string, name: string) => ({ login, name, password: demoPassword });

let serial = 0;
/** A code that passes GB 32100's check, of a region that does not exist: it can be nobody's. */
export const sampleCreditCode = (): string => {
  serial += 1;
  const first = `91331299MA${String(serial).padStart(7, '0')}`;
  return first + checkCharacter(first);
};

const dayLength = 86_400_000;
/** So many strands keep the store and the application busy at once. */
const strands = 3;
/** So many registrations are one change. */
export const smallDeeds = 6;

/** Plays use cases as people would have done them, on days before today. */
export class Player {
  readonly world: World;
  private readonly clock: PlayClock;
  private readonly today: Date;
  constructor(world: World, clock: PlayClock, today: Date) {
    this.world = world;
    this.clock = clock;
    this.today = today;
  }
  /** Sets the clock to so many days before today, at an hour of the morning in Shanghai. */
  on(daysAgo: number, hour = 9): void {
    const day = new Date(this.today.getTime() - daysAgo * dayLength + 8 * 3_600_000)
      .toISOString()
      .slice(0, 10);
    const at = new Date(
      `${day}T${String(hour).padStart(2, '0')}:${String(daysAgo % 60).padStart(2, '0')}:00+08:00`,
    );
    this.clock.set(at > this.today ? this.today : at);
  }
  now(): Date {
    return this.clock.now();
  }
  /** A day from now as 2026-11-21; negative is past. */
  day(ahead: number): string {
    return new Date(this.clock.now().getTime() + ahead * dayLength).toISOString().slice(0, 10);
  }
  /** The same counted from today, whatever the clock says. */
  dayFromToday(ahead: number): string {
    return new Date(this.today.getTime() + ahead * dayLength).toISOString().slice(0, 10);
  }
  do<E extends AnyEndpoint>(
    door: E,
    useCase: UseCase<E>,
    actor: Actor | undefined,
    id?: string,
    body?: BodyInOf<E>,
  ) {
    return perform(
      door,
      useCase,
      {
        ...(actor ? { actor } : {}),
        ...(id ? { params: { id } } : {}),
        ...(body === undefined ? { body: {} as BodyInOf<E> } : { body }),
      },
      this.world,
    );
  }
  /** Plays several deeds as one change: one commit instead of one each. */
  async together<T>(deeds: () => Promise<T>): Promise<T> {
    const { result, events } = await inTransaction(deeds);
    this.world.reactor.wake(events);
    return result;
  }
  /**
   * Plays a deed for each of many, some at a time, each in a time of its own.
   * @param atOnce how many are one change, since a commit costs more than a small deed
   * @returns what each gave, in the order of `all`
   */
  async sideBySide<T, R>(
    all: readonly T[],
    deed: (one: T, index: number) => Promise<R>,
    atOnce = 1,
  ): Promise<R[]> {
    const results: R[] = [];
    let next = 0;
    const batch = async (from: number, to: number) => {
      for (let index = from; index < to; index += 1)
        results[index] = await deed(all[index]!, index);
    };
    const strand = async () => {
      while (next < all.length) {
        const from = next;
        next = Math.min(all.length, from + atOnce);
        const to = next;
        await this.together(() => batch(from, to));
      }
    };
    await Promise.all(Array.from({ length: strands }, () => this.clock.aside(strand)));
    return results;
  }
  /** Asks a list for somebody. */
  list<E extends AnyEndpoint>(door: E, useCase: UseCase<E>, actor: Actor, query: QueryInOf<E>) {
    return perform(door, useCase, { actor, query }, this.world);
  }
}
