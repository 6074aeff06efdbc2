import type { Doc } from './values.ts';

/** An answer the client is meant to see: MongoDB's own code and code name, plus extra reply fields. */
export class StoreError extends Error {
  readonly code: number;
  readonly codeName: string;
  readonly extra: Doc;

  constructor(code: number, codeName: string, message: string, extra: Doc = {}) {
    super(message);
    this.code = code;
    this.codeName = codeName;
    this.extra = extra;
  }
}

export const badValue = (message: string) => new StoreError(2, 'BadValue', message);

export const failedToParse = (message: string) => new StoreError(9, 'FailedToParse', message);

export const typeMismatch = (message: string) => new StoreError(14, 'TypeMismatch', message);

export const invalidOptions = (message: string) => new StoreError(72, 'InvalidOptions', message);

export const unauthorized = (message: string) => new StoreError(13, 'Unauthorized', message);

/** A number of a session that a later one has overtaken. */
export const tooOld = (message: string) => new StoreError(225, 'TransactionTooOld', message);

/** Something MongoDB has and this store has not: the message names the feature. */
export const unsupported = (feature: string) =>
  new StoreError(115, 'CommandNotSupported', `${feature} is not supported by the embedded store`);

export const namespaceNotFound = (ns: string) =>
  new StoreError(26, 'NamespaceNotFound', `ns does not exist: ${ns}`);

/** The command took longer than its `maxTimeMS`. */
export const timeExpired = () =>
  new StoreError(50, 'MaxTimeMSExpired', 'operation exceeded time limit');

/** Two transactions touched one document or unique key; the driver retries the whole transaction. */
export const writeConflict = () =>
  new StoreError(
    112,
    'WriteConflict',
    'Caused by :: Write conflict during plan execution and yielding is disabled. :: Please retry your operation or multi-document transaction.',
    { errorLabels: ['TransientTransactionError'] },
  );

export const noSuchTransaction = (txnNumber: bigint, why = 'does not match any in-progress') =>
  new StoreError(
    251,
    'NoSuchTransaction',
    `Given transaction number ${txnNumber} ${why} transactions.`,
    { errorLabels: ['TransientTransactionError'] },
  );
