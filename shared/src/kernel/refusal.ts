/** Every foreseen "no", with its HTTP status. The client has one sentence for each in both languages. */
export const refusalStatus = {
  badInput: 400,
  brokenJson: 400,
  tooLarge: 413,
  wrongType: 415,
  signInFirst: 401,
  wrongCredentials: 401,
  lockedOut: 429,
  tooMany: 429,
  crossSite: 403,
  notPermitted: 403,
  notFound: 404,
  moveNotPossible: 409,
  stale: 409,
  alreadyExists: 409,
  duplicateNeed: 409,
  keyReused: 409,
  notVerified: 409,
  tooFewPoints: 409,
  noMeasurableIndicator: 409,
  textNotConfirmed: 409,
  textUnchanged: 409,
  unansweredBids: 409,
  nothingOwed: 409,
  conflictOfInterest: 409,
  atCapacity: 409,
  tooManySaved: 409,
  contactMissing: 409,
  pastDeadline: 409,
  notReady: 409,
  trialsOpen: 409,
  fileAltered: 409,
  linkExpired: 410,
  notSetUp: 503,
  searchDown: 503,
  storeDown: 503,
  fault: 500,
} as const;

export type RefusalCode = keyof typeof refusalStatus;

/** One thing wrong with one field; `message` is in the reader's language and names the field. */
export interface Issue {
  path: string;
  code: string;
  message: string;
}

/** A foreseen no. `detail` is safe to show: codes, numbers and names, never what the reader may not see. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly detail: Record<string, unknown>;
  constructor(code: RefusalCode, detail: Record<string, unknown> = {}, cause?: unknown) {
    super(code, { cause });
    this.name = 'Refusal';
    this.code = code;
    this.detail = detail;
  }
  get status(): number {
    return refusalStatus[this.code];
  }
}
