import { createHash } from 'node:crypto';
import type { Line, Link } from './relay.links.ts';

/**
 * Has something done by the one process that cares for a thing, so that two never write to it at once.
 * @returns nothing when that is this process; else what it told. Rejects when it was lost or too slow: then do it here.
 */
export type AskPeer = (thing: string, given: unknown) => Promise<unknown> | undefined;

interface Asked {
  peer: string;
  resolve(told: unknown): void;
  reject(error: Error): void;
}

/** Milliseconds after which it is done here; what is done twice must be the same as once. */
const patience = 3000;

const weigh = (thing: string, peer: string): string =>
  createHash('md5').update(`${thing} ${peer}`).digest('base64');

/** Who of these cares for a thing: all who know the same processes say the same, and few things move when one comes. */
export const carerOf = (thing: string, peers: readonly string[]): string => {
  let [best, most] = ['', ''];
  for (const peer of peers) {
    const weight = weigh(thing, peer);
    if (weight > most) [best, most] = [peer, weight];
  }
  return best;
};

/** Questions to other processes, and theirs to this one. */
export const makeAsking = (me: string, peers: ReadonlyMap<string, Link>) => {
  const open = new Map<number, Asked>();
  let last = 0;
  const settle = (id: number): Asked | undefined => {
    const asked = open.get(id);
    open.delete(id);
    return asked;
  };
  const ask: AskPeer = (thing, given) => {
    if (peers.size === 0) return undefined;
    const peer = carerOf(thing, [me, ...peers.keys()]);
    if (peer === me) return undefined;
    last += 1;
    const id = last;
    return new Promise((resolve, reject) => {
      open.set(id, { peer, resolve, reject });
      peers.get(peer)!.send({ ask: { id, given } });
      setTimeout(() => settle(id)?.reject(new Error('too slow')), patience).unref();
    });
  };
  return {
    ask,
    answer: (
      link: Link,
      { id, given }: NonNullable<Line['ask']>,
      does: ((given: unknown) => Promise<unknown>) | undefined,
    ): void => {
      Promise.resolve(does?.(given)).then(
        (told) => link.send({ answer: { id, told } }),
        () => link.send({ answer: { id } }),
      );
    },
    take: ({ id, told }: NonNullable<Line['answer']>): void => {
      const asked = settle(id);
      if (told === undefined) asked?.reject(new Error('not done there'));
      else asked?.resolve(told);
    },
    drop: (peer: string): void => {
      for (const [id, asked] of open)
        if (asked.peer === peer) settle(id)?.reject(new Error('lost'));
    },
  };
};
