import type { Actor } from '@zhiqiao/shared/accounts/account.schema';
import type { BodyInOf, QueryInOf, ReplyOf } from '@zhiqiao/shared/kernel/endpoint';
import { Refusal } from '@zhiqiao/shared/kernel/refusal';
import type { z } from 'zod';
import type { AnyEndpoint, Ask, UseCase } from './ask.ts';
import { issuesOf } from './language.ts';
import { inTransaction } from './mongo.ts';
import { noSession } from './session.ts';
import type { World } from './world.ts';

export interface Performance<E extends AnyEndpoint> {
  actor?: Actor;
  params?: Record<string, string>;
  query?: QueryInOf<E>;
  body?: BodyInOf<E>;
}

const parse = (shape: z.ZodType | undefined, value: unknown) => {
  if (!shape) return undefined;
  const parsed = shape.safeParse(value ?? {}, { reportInput: true });
  if (parsed.success) return parsed.data;
  throw new Refusal('badInput', { issues: issuesOf(parsed.error, 'zh-CN') });
};

/**
 * Makes a use case happen without HTTP: the same parsing, transaction, events and reactions as at its door. For playing
 * demonstration data and for long work in many steps.
 */
export const perform = async <E extends AnyEndpoint>(
  door: E,
  useCase: UseCase<E>,
  call: Performance<E>,
  world: World,
): Promise<ReplyOf<E>> => {
  const { actor } = call;
  const ask = {
    ...(actor ? { actor } : {}),
    get me(): Actor {
      if (!actor) throw new Refusal('signInFirst');
      return actor;
    },
    params: parse(door.params, call.params),
    query: parse(door.query, call.query),
    body: parse(door.body, call.body),
    session: noSession(),
    language: 'zh-CN',
  } as Ask<E>;
  if (door.method === 'GET') return useCase(ask, world);
  const { result, events } = await inTransaction(() => useCase(ask, world));
  world.reactor.wake(events);
  return result;
};
