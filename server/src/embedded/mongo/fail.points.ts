import { StoreError } from './failure.ts';
import { toNumber } from './numbers.ts';
import type { Doc } from './values.ts';

interface FailPoint {
  left: number;
  data: Doc;
}

/** What a fail point does to a command. */
export interface Sabotage {
  waitMs: number;
  closeConnection: boolean;
  /** Sent instead of carrying the command out. */
  error: Doc | undefined;
  /** Put into the reply of the command that was carried out. */
  extra: Doc | undefined;
  /** Whether the command is carried out before the connection closes. */
  afterwards: boolean;
}

const RETRYABLE = new Set([11600, 11602, 10107, 13435, 13436, 189, 91, 7, 6, 89, 9001, 262, 134]);
const TRANSIENT = new Set([112, 251, 24, 267]);

const NAMES: Record<number, string> = {
  50: 'MaxTimeMSExpired',
  91: 'ShutdownInProgress',
  251: 'NoSuchTransaction',
  10107: 'NotWritablePrimary',
  11601: 'Interrupted',
};

function labelsFor(code: number, name: string, command: Doc): string[] {
  const inTransaction = command.autocommit === false;
  const ends = name === 'commitTransaction' || name === 'abortTransaction';
  if (RETRYABLE.has(code) && command.txnNumber !== undefined && (!inTransaction || ends)) {
    return ['RetryableWriteError'];
  }
  if (!inTransaction || name === 'abortTransaction') return [];
  const transient = TRANSIENT.has(code) || (RETRYABLE.has(code) && !ends);
  return transient ? ['TransientTransactionError'] : [];
}

const withLabels = (labels: unknown): Doc =>
  Array.isArray(labels) && labels.length ? { errorLabels: labels } : {};

const RETRYABLE_WRITES = ['insert', 'update', 'delete', 'findAndModify'];

/** `configureFailPoint`, for driver tests only: production does not offer it. */
export class FailPoints {
  private readonly points = new Map<string, FailPoint>();

  configure(command: Doc): Doc {
    const name = String(command.configureFailPoint);
    if (name !== 'failCommand' && name !== 'onPrimaryTransactionalWrite') {
      throw new StoreError(9, 'FailedToParse', `unknown fail point ${name}`);
    }
    const mode = command.mode as Doc | string;
    const times = typeof mode === 'string' ? Number.POSITIVE_INFINITY : toNumber(mode.times);
    if (mode === 'off') this.points.delete(name);
    else this.points.set(name, { left: times, data: (command.data as Doc | undefined) ?? {} });
    return { ok: 1 };
  }

  private use(name: string): Doc | undefined {
    const point = this.points.get(name);
    if (!point || point.left <= 0) return undefined;
    point.left -= 1;
    return point.data;
  }

  /** What happens to this command, if anything does. */
  hit(name: string, command: Doc, appName: string | undefined): Sabotage | undefined {
    const data = this.points.get('failCommand')?.data;
    const named = (data?.failCommands as string[] | undefined)?.includes(name);
    if (data && named && (!data.appName || data.appName === appName)) {
      return this.use('failCommand') && this.failCommand(name, command, data);
    }
    const retryable = command.txnNumber !== undefined && command.autocommit === undefined;
    return retryable && RETRYABLE_WRITES.includes(name) ? this.failWrite() : undefined;
  }

  private failCommand(name: string, command: Doc, data: Doc): Sabotage {
    const sabotage = {
      waitMs: data.blockConnection === true ? toNumber(data.blockTimeMS) : 0,
      closeConnection: data.closeConnection === true,
      afterwards: false,
    };
    const code = toNumber(data.errorCode);
    const concern = data.writeConcernError as Doc | undefined;
    const labels = data.errorLabels;
    const failure = {
      ok: 0,
      errmsg: "Failing command via 'failCommand' failpoint",
      code,
      codeName: NAMES[code] ?? 'FailPoint',
      ...withLabels(labels ?? labelsFor(code, name, command)),
    };
    const concernLabels = concern ? labelsFor(toNumber(concern.code), name, command) : [];
    const retryLabels = concernLabels.filter((label) => label === 'RetryableWriteError');
    const extra = concern && {
      writeConcernError: concern,
      ...withLabels(labels ?? retryLabels),
    };
    return { ...sabotage, error: data.errorCode === undefined ? undefined : failure, extra };
  }

  private failWrite(): Sabotage | undefined {
    const data = this.use('onPrimaryTransactionalWrite');
    if (!data) return undefined;
    const code = toNumber(data.failBeforeCommitExceptionCode);
    const close = data.closeConnection !== false;
    const errorLabels = RETRYABLE.has(code) ? ['RetryableWriteError'] : [];
    const error = code && !close ? { ok: 0, code, errmsg: 'fail point', errorLabels } : undefined;
    return { waitMs: 0, closeConnection: close, error, extra: undefined, afterwards: !code };
  }
}
