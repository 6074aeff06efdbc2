import { failedToParse, StoreError } from './failure.ts';
import type { Doc } from './values.ts';
import { isDoc } from './values.ts';

const LEVELS = ['local', 'majority', 'linearizable', 'available', 'snapshot'];

/** Refuses read and write concerns nobody knows. @throws FailedToParse, UnknownReplWriteConcern */
export function checkConcerns({ readConcern, writeConcern }: Doc): void {
  const level = isDoc(readConcern) ? readConcern.level : undefined;
  if (level !== undefined && !LEVELS.includes(level as string))
    throw failedToParse(
      "Either 'provenance' or a level of 'local', 'majority', 'linearizable', 'available' or 'snapshot' belongs into a readConcern",
    );
  const w = isDoc(writeConcern) ? writeConcern.w : undefined;
  if (typeof w === 'string' && w !== 'majority')
    throw new StoreError(
      79,
      'UnknownReplWriteConcern',
      `No write concern mode named '${w}' found in replica set configuration`,
    );
}
