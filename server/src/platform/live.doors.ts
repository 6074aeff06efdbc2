import { randomUUID } from 'node:crypto';
import type { Actor } from '@zhiqiao/shared/accounts/account.schema';
import { Refusal } from '@zhiqiao/shared/kernel/refusal';
import { z } from 'zod';
import { toldOfError } from './answerErrors.ts';
import type { AnyEndpoint, Ask, UseCase } from './ask.ts';
import { checkAccess, parseInput } from './bind.ts';
import { type Language, languageOf } from './language.ts';
import { requestOf } from './recording.ts';
import { noSession } from './session.ts';
import type { LiveAnswer } from './sockets.asks.ts';
import type { World } from './world.ts';

/** What came over a socket: the door by its name, `POST /api/x/:id`, and what an HTTP request would carry. */
const asked = z.strictObject({
  door: z.string().max(200),
  params: z.record(z.string(), z.string()).optional(),
  body: z.unknown().optional(),
  language: z.string().max(40).optional(),
});

interface LiveDoor {
  door: AnyEndpoint;
  useCase: UseCase<AnyEndpoint>;
  spend: (account: string) => Promise<void>;
}
const doors = new Map<string, LiveDoor>();

/** Opens a `live` door to the sockets too. @param spend counts each call against its account's limit */
export const bindLive = <E extends AnyEndpoint>(
  door: E,
  useCase: UseCase<E>,
  spend: LiveDoor['spend'],
): void => {
  if (!door.live || !door.untransacted) throw new Error(`${door.path} is not made for sockets`);
  doors.set(`${door.method} ${door.path}`, { door, useCase: useCase as never, spend });
};

const carryOut = async (
  given: unknown,
  who: () => Promise<Actor | undefined>,
  language: Language,
  world: World,
) => {
  const parsed = asked.safeParse(given);
  const found = parsed.success ? doors.get(parsed.data.door) : undefined;
  if (!parsed.success || !found) throw new Refusal('notFound');
  const { door, useCase, spend } = found;
  const actor = await who();
  checkAccess(door, actor);
  if (!actor) throw new Refusal('signInFirst');
  await spend(actor.id);
  const input = parseInput(door, parsed.data, language) as Pick<Ask, 'params' | 'query' | 'body'>;
  const ask: Ask = { ...input, actor, me: actor, session: noSession(), language };
  return door.reply.parse(await useCase(ask, world));
};

/**
 * Answers what a socket asked: the same access, limit, parse and reply as by HTTP, without the way there.
 * Never throws. @param who the one who asks, as they are now; nothing when they may no longer
 */
export const answerLive = (
  given: unknown,
  who: () => Promise<Actor | undefined>,
  world: World,
): Promise<LiveAnswer> => {
  const id = randomUUID();
  const language = languageOf((given as { language?: string } | null)?.language);
  return requestOf.run({ id, address: '' }, async () => {
    try {
      return { status: 200, body: await carryOut(given, who, language, world) };
    } catch (error) {
      return toldOfError(error, id, language, world);
    }
  });
};
