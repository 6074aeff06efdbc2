import { randomBytes } from 'node:crypto';
import type { Actor } from '@zhiqiao/shared/accounts/account.schema';
import type { Server } from 'socket.io';
import type { Told } from './relay.ts';

interface Person {
  id: string;
  name: string;
}
/** What one process tells the others: who has a talk open with it, or only that it lives. */
interface Here {
  from: string;
  talk?: string;
  people?: Person[];
  /** it has just begun to look on: whoever has people there says so */
  ask?: boolean;
}

export interface Presence {
  /** somebody came or went. @param came then the other processes are asked who is with them */
  changed(talk: string, came?: boolean): Promise<void>;
  /** what another process told */
  hear(here: Here): void;
  stop(): void;
}

export const talkRoom = (talk: string): string => `talk:${talk}`;

/** Milliseconds: how often a process with people says that it lives, and when a silent one is taken for dead. */
const beat = 10_000;
const silent = 30_000;

const here = (nudge: Here): Told => ({ rooms: [], event: 'here', nudge });

/** Who has a talk open with other processes, as far as they said so and live. */
const makeElsewhere = () => {
  const others = new Map<string, { at: number; talks: Map<string, Person[]> }>();
  return {
    note: ({ from, talk, people = [] }: Here): void => {
      const known = others.get(from) ?? { at: 0, talks: new Map() };
      known.at = Date.now();
      others.set(from, known);
      if (talk && people.length > 0) known.talks.set(talk, people);
      else if (talk) known.talks.delete(talk);
    },
    of: (talk: string): Person[] =>
      [...others.values()].flatMap(({ talks }) => talks.get(talk) ?? []),
    /** @returns the talks of those that fell silent */
    forget: (): string[] => {
      const dead = [...others].filter(([, { at }]) => Date.now() - at > silent);
      for (const [from] of dead) others.delete(from);
      return dead.flatMap(([, { talks }]) => [...talks.keys()]);
    },
  };
};

/**
 * Who has which talk open, each person once however many windows they have.
 * @param tell carries to the other processes; without it this one is alone, or its adapter knows the others' sockets
 */
export const makePresence = (io: Server, tell?: (told: Told) => void): Presence => {
  const me = randomBytes(8).toString('hex');
  const elsewhere = makeElsewhere();
  const mine = async (talk: string): Promise<Person[]> => {
    const sockets = await io.in(talkRoom(talk)).fetchSockets();
    const actors = sockets.map(({ data }) => data.actor as Actor);
    return [...new Map(actors.map(({ id, name }) => [id, { id, name }])).values()];
  };
  const show = (talk: string, local: readonly Person[]): void => {
    const all = new Map([...elsewhere.of(talk), ...local].map((one) => [one.id, one]));
    io.to(talkRoom(talk)).emit('present', { talk, people: [...all.values()] });
  };
  const say = (talk: string, people: Person[], ask = false) =>
    tell?.(here({ from: me, talk, people, ask }));
  const timer = setInterval(() => {
    for (const talk of elsewhere.forget()) void mine(talk).then((people) => show(talk, people));
    const open = [...io.sockets.adapter.rooms.keys()].some((room) => room.startsWith('talk:'));
    if (open) tell?.(here({ from: me }));
  }, beat).unref();
  return {
    changed: async (talk, came = false) => {
      const people = await mine(talk);
      show(talk, people);
      say(talk, people, came);
    },
    hear: (told) => {
      elsewhere.note(told);
      const { talk } = told;
      if (!talk) return;
      void mine(talk).then((people) => {
        if (people.length === 0) return;
        show(talk, people);
        if (told.ask) say(talk, people);
      });
    },
    stop: () => clearInterval(timer),
  };
};
