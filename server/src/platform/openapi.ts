import { refusalStatus } from '@zhiqiao/shared/kernel/refusal';
import { z } from 'zod';
import {
  createDocument,
  type ZodOpenApiOperationObject,
  type ZodOpenApiPathsObject,
} from 'zod-openapi';
import type { AnyEndpoint } from './ask.ts';

const failure = z
  .object({
    code: z.enum(Object.keys(refusalStatus) as [string, ...string[]]),
    detail: z.record(z.string(), z.unknown()),
    issues: z
      .array(z.object({ path: z.string(), code: z.string(), message: z.string() }))
      .optional(),
    requestId: z.string(),
  })
  .meta({
    id: 'Failure',
    description: 'A refusal (4xx) or a fault (500); `requestId` is what to quote',
  });

const json = (schema: z.ZodType) => ({ content: { 'application/json': { schema } } });

const bodyOf = (door: AnyEndpoint): Pick<ZodOpenApiOperationObject, 'requestBody'> => {
  if (door.upload) {
    const schema = {
      type: 'object' as const,
      properties: { file: { type: 'string' as const, format: 'binary' } },
      required: ['file'],
    };
    return { requestBody: { content: { 'multipart/form-data': { schema } } } };
  }
  return door.body ? { requestBody: json(door.body) } : {};
};

const accessWords = (door: AnyEndpoint): string =>
  typeof door.access === 'string' ? door.access : door.access.roles.join(', ');

const operationOf = (door: AnyEndpoint): ZodOpenApiOperationObject => {
  const headers = [
    ...(door.method === 'GET'
      ? []
      : [
          {
            name: 'X-Requested-With',
            in: 'header' as const,
            required: true,
            schema: { type: 'string' as const, const: 'zhiqiao' },
          },
        ]),
    ...(door.once
      ? [{ name: 'Idempotency-Key', in: 'header' as const, schema: { type: 'string' as const } }]
      : []),
  ];
  const ok =
    door.answers === 'file'
      ? { description: 'The file' }
      : { description: 'Done', ...json(door.reply) };
  return {
    summary: door.summary,
    tags: [door.path.split('/')[2]!],
    description: `Access: ${accessWords(door)}.`,
    operationId: `${door.method.toLowerCase()}${door.path.replace(/[^a-z]+(\w)/gi, (_, letter) => letter.toUpperCase())}`,
    parameters: headers,
    requestParams: {
      ...(door.params ? { path: door.params as z.ZodObject } : {}),
      ...(door.query ? { query: door.query as z.ZodObject } : {}),
    },
    ...bodyOf(door),
    security: door.access === 'guest' ? [] : [{ session: [] }],
    responses: { '200': ok, default: { description: 'Refused or failed', ...json(failure) } },
  };
};

/** The OpenAPI 3.1 document of the bound doors. */
export const describeDoors = (doors: readonly AnyEndpoint[]) => {
  const paths: ZodOpenApiPathsObject = {};
  for (const door of doors) {
    const path = door.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [door.method.toLowerCase()]: operationOf(door) };
  }
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: '智桥 ZhiQiao',
      version: '1',
      description: "A county's technology-matching marketplace.",
    },
    paths,
    components: { securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'zq.sid' } } },
  });
};
