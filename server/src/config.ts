import { resolve } from 'node:path';
import { z } from 'zod';

const on = z
  .enum(['true', 'false', '1', '0', ''])
  .transform((value) => value === 'true' || value === '1');
const maybe = z
  .string()
  .optional()
  .transform((value) => value || undefined);

const settings = z.object({
  NODE_ENV: z.string().default('development'),
  PORT: z.coerce.number().int().min(0).max(65535).default(4000),
  HOST: z.string().default('127.0.0.1'),
  DATA_DIR: z.string().default('./data'),
  PUBLIC_URL: maybe.pipe(z.url().optional()),
  MONGODB_URI: maybe,
  MEILI_URL: maybe.pipe(z.url().optional()),
  MEILI_KEY: maybe,
  SESSION_SECRET: maybe.pipe(z.string().min(32).optional()),
  SMTP_URL: maybe.pipe(z.url().optional()),
  MAIL_FROM: maybe.pipe(z.string().max(200).optional()),
  GATEWAY_PRIVATE: on.default(false),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  DEMO: on.default(false),
  SLOW_QUERY_MS: z.coerce.number().int().min(0).max(60_000).default(200),
  SOCKETS: z.enum(['alone', 'store', 'mongo']).default('alone'),
  SOCKETS_ADDRESS: maybe.pipe(z.string().max(200).optional()),
  EMBEDDING_URL: maybe.pipe(z.url({ protocol: /^https?$/ }).optional()),
  EMBEDDING_MODEL: maybe,
  EMBEDDING_KEY: maybe,
  METRICS_PORT: z.coerce.number().int().min(1).max(65535).optional(),
});

export interface Config {
  production: boolean;
  port: number;
  host: string;
  dataDir: string;
  publicUrl: string;
  mongodbUri?: string | undefined;
  meili?: { url: string; key: string | undefined } | undefined;
  /** the same for all processes of one county; one is made and kept in the data folder when absent */
  sessionSecret?: string | undefined;
  smtpUrl?: string | undefined;
  /** the sender of letters: an address, or a name with one */
  mailFrom: string;
  /** a county's gateway may stand at a private or loopback address */
  privateGateways: boolean;
  logLevel: string;
  demo: boolean;
  /** the embedded store notes commands slower than this; 0 for none */
  slowQueryMs: number;
  /** how several server processes tell each other's sockets; `alone` when there is one */
  sockets: 'alone' | 'store' | 'mongo';
  /** with `store`, where the other processes reach this one; loopback when absent */
  socketsAddress?: string | undefined;
  metricsPort?: number | undefined;
  /** an endpoint that turns public texts into vectors; none: matching goes by words alone */
  embedding?: { url: string; model: string; key: string | undefined } | undefined;
}

/** What is wrong with the settings, one line each; thrown before anything starts. */
export class BadConfig extends Error {
  readonly wrong: string[];
  constructor(wrong: string[]) {
    super(`Settings are missing or wrong:\n${wrong.map((line) => `  - ${line}`).join('\n')}`);
    this.wrong = wrong;
  }
}

const demandProduction = (env: z.infer<typeof settings>): string[] => {
  const wrong: string[] = [];
  if (!env.SESSION_SECRET)
    wrong.push('SESSION_SECRET: must be set (32 characters or more, random)');
  if (!env.PUBLIC_URL)
    wrong.push('PUBLIC_URL: must be set to the address people use, such as https://example.gov.cn');
  if (env.DEMO) wrong.push('DEMO: must not be on, demonstration accounts have a known password');
  return wrong;
};

/** Settings that only make sense with another one. */
const demandTogether = (env: z.infer<typeof settings>): string[] => {
  const wrong: string[] = [];
  if (env.SOCKETS === 'mongo' && !env.MONGODB_URI)
    wrong.push(
      'SOCKETS: mongo needs a real MongoDB (set MONGODB_URI to a replica set); the embedded store has no change streams, use store',
    );
  if (env.EMBEDDING_URL && !env.EMBEDDING_MODEL)
    wrong.push('EMBEDDING_MODEL: must name the model that EMBEDDING_URL is asked for');
  return wrong;
};

/** Reads the environment once; the only place that does. Throws BadConfig with everything that is wrong. */
export const readConfig = (env: NodeJS.ProcessEnv): Config => {
  const parsed = settings.safeParse(env);
  if (!parsed.success) {
    throw new BadConfig(
      parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`),
    );
  }
  const value = parsed.data;
  const production = value.NODE_ENV === 'production';
  const wrong = [...(production ? demandProduction(value) : []), ...demandTogether(value)];
  if (wrong.length > 0) throw new BadConfig(wrong);
  const publicUrl = value.PUBLIC_URL ?? `http://${value.HOST}:${value.PORT}`;
  return {
    production,
    port: value.PORT,
    host: value.HOST,
    dataDir: resolve(value.DATA_DIR),
    publicUrl,
    mongodbUri: value.MONGODB_URI,
    meili: value.MEILI_URL ? { url: value.MEILI_URL, key: value.MEILI_KEY } : undefined,
    sessionSecret: value.SESSION_SECRET,
    smtpUrl: value.SMTP_URL,
    mailFrom: value.MAIL_FROM ?? `no-reply@${new URL(publicUrl).hostname}`,
    privateGateways: value.GATEWAY_PRIVATE,
    logLevel: value.LOG_LEVEL,
    demo: value.DEMO,
    slowQueryMs: value.SLOW_QUERY_MS,
    sockets: value.SOCKETS,
    socketsAddress: value.SOCKETS_ADDRESS,
    metricsPort: value.METRICS_PORT,
    embedding:
      value.EMBEDDING_URL && value.EMBEDDING_MODEL
        ? { url: value.EMBEDDING_URL, model: value.EMBEDDING_MODEL, key: value.EMBEDDING_KEY }
        : undefined,
  };
};

export const env = process.env;
