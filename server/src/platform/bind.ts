import type { Actor } from '@zhiqiao/shared/accounts/account.schema';
import { type Issue, Refusal } from '@zhiqiao/shared/kernel/refusal';
import type { Request, RequestHandler, Response, Router } from 'express';
import type { z } from 'zod';
import type { AnyEndpoint, Ask, FileAnswer, UseCase } from './ask.ts';
import { onlyOnce } from './idempotency.ts';
import { issuesOf, type Language, languageOf } from './language.ts';
import { inTransaction } from './mongo.ts';
import { sessionDoor } from './session.ts';
import { takeFile } from './uploads.ts';
import type { World } from './world.ts';

/** Every bound endpoint, for the OpenAPI document and for the tests that hold the doors to the rules. */
export const bound: AnyEndpoint[] = [];

/** Refuses whoever may not knock at a door at all. @throws Refusal signInFirst, notPermitted */
export const checkAccess = (door: AnyEndpoint, actor: Actor | undefined): void => {
  if (door.access === 'guest') return;
  if (!actor) throw new Refusal('signInFirst');
  if (door.access !== 'member' && !door.access.roles.includes(actor.role))
    throw new Refusal('notPermitted');
};

const parts = ['params', 'query', 'body'] as const;
type Parsed = Pick<Ask, 'params' | 'query' | 'body'>;

/** Parses what was sent; refuses with every issue of every part at once. @throws Refusal badInput, notFound */
export const parseInput = (
  door: AnyEndpoint,
  sent: { params?: unknown; query?: unknown; body?: unknown },
  language: Language,
) => {
  const issues: Issue[] = [];
  const input: Record<string, unknown> = {};
  for (const part of parts) {
    const shape = door[part] as z.ZodType | undefined;
    if (!shape) continue;
    const parsed = shape.safeParse(sent[part] ?? {}, { reportInput: true });
    if (parsed.success) input[part] = parsed.data;
    // An id that is no id names nothing: missing, not malformed.
    else if (part === 'params') throw new Refusal('notFound');
    else issues.push(...issuesOf(parsed.error, language).slice(0, 100));
  }
  if (issues.length > 0) throw new Refusal('badInput', { issues });
  return input;
};

const makeAsk = (door: AnyEndpoint, req: Request, res: Response): Ask => {
  const language = languageOf(req.get('accept-language'));
  const actor = req.user as Actor | undefined;
  checkAccess(door, actor);
  const file = takeFile(req);
  const given = { params: { ...req.params }, query: { ...req.query } };
  if (door.upload && !file) {
    const message = language === 'en' ? 'File: is required' : '文件：请选择一个文件';
    throw new Refusal('badInput', { issues: [{ path: 'file', code: 'required', message }] });
  }
  return {
    ...(parseInput(door, { ...given, body: req.body }, language) as Parsed),
    ...(actor ? { actor } : {}),
    get me(): Actor {
      if (!actor) throw new Refusal('signInFirst');
      return actor;
    },
    ...(file ? { file } : {}),
    session: sessionDoor(req, res),
    language,
  };
};

const sendFile = (res: Response, answer: FileAnswer): void => {
  res.set('Content-Type', answer.mime);
  res.set('Content-Disposition', `attachment; filename*=UTF-8''${encodeURIComponent(answer.name)}`);
  res.set('Content-Security-Policy', "default-src 'none'; sandbox");
  res.send(answer.bytes);
};

/** Runs the change in one transaction (with its idempotency key, if one came) and wakes the reactions after commit. */
const change = async (
  door: AnyEndpoint,
  ask: Ask,
  world: World,
  run: () => Promise<unknown>,
  key?: string,
) => {
  const { result, events } = await inTransaction(() =>
    door.once && key ? onlyOnce({ key, door, ask }, run) : run(),
  );
  world.reactor.wake(events);
  return result;
};

/**
 * Binds a door to a use case: access, one parse of the input, a transaction for every write, and a reply cut to its
 * shape, so that nothing leaks that the shape does not name.
 */
export const bind = <E extends AnyEndpoint>(
  router: Router,
  door: E,
  useCase: UseCase<E>,
  ...before: RequestHandler[]
) => {
  if (!bound.includes(door)) bound.push(door);
  const handle: RequestHandler = async (req, res) => {
    const world = req.app.locals.world as World;
    const ask = makeAsk(door, req, res) as Ask<E>;
    const run = () => useCase(ask, world);
    const reads = door.method === 'GET' || door.untransacted;
    const result = reads
      ? await run()
      : await change(door, ask as Ask, world, run, req.get('idempotency-key'));
    await ask.session.settle();
    if (door.answers === 'file') return sendFile(res, result as FileAnswer);
    res.json(door.reply.parse(result));
  };
  const method = door.method.toLowerCase() as 'get' | 'post' | 'put' | 'patch' | 'delete';
  router[method](door.path, ...before, handle);
};
