import { Refusal, type RefusalCode } from '@zhiqiao/shared/kernel/refusal';
import type { ErrorRequestHandler, Request } from 'express';
import { type FoundIssue, type Language, languageOf, wordIssues } from './language.ts';
import { isStoreAway } from './mongo.ts';
import type { World } from './world.ts';

/** What libraries throw before a use case is reached, by the `type` or `code` they document. */
const known: Record<string, RefusalCode> = {
  'entity.parse.failed': 'brokenJson',
  'entity.too.large': 'tooLarge',
  'encoding.unsupported': 'wrongType',
  'charset.unsupported': 'wrongType',
  'request.size.invalid': 'brokenJson',
  'request.aborted': 'brokenJson',
  'parameters.too.many': 'badInput',
  LIMIT_FILE_SIZE: 'tooLarge',
  LIMIT_UNEXPECTED_FILE: 'badInput',
  LIMIT_FILE_COUNT: 'badInput',
  LIMIT_PART_COUNT: 'badInput',
};

const refusalOf = (error: unknown): Refusal | undefined => {
  if (error instanceof Refusal) return error;
  if (isStoreAway(error)) return new Refusal('storeDown');
  if (typeof error !== 'object' || error === null) return undefined;
  const { type, code, status } = error as { type?: string; code?: string; status?: number };
  const name = known[type ?? ''] ?? known[code ?? ''];
  if (name) return new Refusal(name);
  return error instanceof URIError || status === 400 ? new Refusal('badInput') : undefined;
};

/** What is told of an error: a refusal by its code; anything else is a fault, logged, with the id that the user sees. */
export const toldOfError = (
  error: unknown,
  requestId: string,
  language: Language,
  world: World,
) => {
  const refusal = refusalOf(error) ?? new Refusal('fault');
  if (refusal.code === 'fault') world.log.error({ err: error, requestId }, 'fault');
  const { issues: found, ...detail } = refusal.detail;
  const issues = found && wordIssues(found as FoundIssue[], language);
  return {
    status: refusal.status,
    body: { code: refusal.code, detail, ...(issues ? { issues } : {}), requestId },
  };
};

/** A refusal answers with its code; anything else is a fault: 500. */
export const answerErrors: ErrorRequestHandler = (error, req: Request, res, next) => {
  if (res.headersSent) return next(error);
  const language = languageOf(req.get('accept-language'));
  const { world } = req.app.locals as { world: World };
  const { status, body } = toldOfError(error, String(res.locals.requestId), language, world);
  res.status(status).set('Cache-Control', 'no-store').json(body);
};
